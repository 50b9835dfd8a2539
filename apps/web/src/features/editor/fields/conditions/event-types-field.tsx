import type { FieldDescription } from '@hookline/node-kit';
import { TagsInput } from '@mantine/core';
import { useId } from 'react';
import { useProviders } from '../../../credentials/index.js';
import { useFields } from '../frame/field-context.js';
import { FieldFrame } from '../frame/field-frame.js';
import type { Siblings } from '../frame/siblings.js';
import { findEventTypes, withEventTypes } from './event-types.js';
import { readConditions } from './read-conditions.js';
import classes from '../field-form.module.css';

interface EventTypesFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
  readonly siblings: Siblings;
}

/** The event types of the chosen sender, as a choice that writes one of the conditions. Hidden where none are known. */
export function EventTypesField({ field, path, value, siblings }: EventTypesFieldProps) {
  const { change } = useFields();
  const helpId = useId();
  const catalogue = useProviders();
  const provider = catalogue.data?.items.find(({ id }) => id === siblings.values[field.of ?? '']);
  const group = readConditions(value);
  const chosen = findEventTypes(group);
  if (!provider || provider.eventTypes.length === 0 || chosen === null) return null;
  const unknown = chosen.filter((type) => !provider.eventTypes.includes(type));
  return (
    <FieldFrame
      label="Only these events"
      required={false}
      help="Left empty: all of them. The others are kept as filtered. Type a name that is not in the list and press Enter."
      helpId={helpId}
      below={
        unknown.length > 0 && (
          <p className={classes.note} role="status">
            Not in the list of {provider.title}: {unknown.join(', ')}. It has to be written exactly as it is sent.
          </p>
        )
      }
    >
      <TagsInput
        aria-label="Only these events"
        aria-describedby={helpId}
        placeholder={chosen.length === 0 ? 'All events' : 'Add another'}
        data={[...provider.eventTypes]}
        value={[...chosen]}
        selectFirstOptionOnChange
        maxDropdownHeight={320}
        onChange={(types) => change(path, withEventTypes(group, types))}
      />
    </FieldFrame>
  );
}
