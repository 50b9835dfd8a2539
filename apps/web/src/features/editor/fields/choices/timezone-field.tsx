import type { FieldDescription } from '@hookline/node-kit';
import { useId } from 'react';
import { SearchSelect } from '../../../../shared/ui/index.js';
import { useFields } from '../frame/field-context.js';
import { FieldFrame } from '../frame/field-frame.js';
import { FieldProblems } from '../frame/field-problems.js';

interface TimezoneFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
}

/** A time zone of the platform, by its IANA name. */
export function TimezoneField({ field, path, value }: TimezoneFieldProps) {
  const { change } = useFields();
  const helpId = useId();
  const chosen = [value, field.default].find((zone) => typeof zone === 'string') ?? 'UTC';
  return (
    <FieldFrame
      label={field.label}
      path={path}
      required
      help={field.help}
      helpId={helpId}
      below={<FieldProblems path={path} />}
    >
      <SearchSelect
        aria-label={field.label}
        nothingFoundMessage="No time zone has this name"
        // Not all platforms list UTC, and a document may name an older zone.
        data={[...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
        limit={60}
        value={chosen}
        onChange={(next) => next !== null && change(path, next)}
        {...(field.help && { 'aria-describedby': helpId })}
      />
    </FieldFrame>
  );
}
