import type { FieldDescription } from '@hookline/node-kit';
import { useId, useRef } from 'react';
import { CatalogSelect, useProviders } from '../../../credentials/index.js';
import { useSession } from '../../session/session-context.js';
import { useFields } from '../frame/field-context.js';
import { FieldFrame, ProblemLine } from '../frame/field-frame.js';
import { FieldProblems } from '../frame/field-problems.js';
import type { Siblings } from '../frame/siblings.js';
import { useGoTo } from '../frame/use-go-to.js';
import { chooseProvider, providerPaths } from './choose-provider.js';
import { providerOptions } from './provider-options.js';

interface ProviderFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
  readonly siblings: Siblings;
}

/** The provider field: a known provider or "any sender". */
export function ProviderField({ field, path, value, siblings }: ProviderFieldProps) {
  const { editor } = useSession();
  const { nodeId } = useFields();
  const helpId = useId();
  const control = useRef<HTMLInputElement>(null);
  useGoTo(path, control);
  const catalogue = useProviders();
  const chosen = [value, field.default].find((known) => typeof known === 'string') ?? '';
  return (
    <FieldFrame
      label={field.label}
      required
      help={field.help}
      helpId={helpId}
      below={
        <>
          {catalogue.isError && (
            <ProblemLine
              severity="warning"
              message="The senders could not be loaded."
              fix={{ label: 'Try again', apply: () => void catalogue.refetch() }}
            />
          )}
          <FieldProblems path={path} />
        </>
      }
    >
      <CatalogSelect
        ref={control}
        aria-label={field.label}
        placeholder="Choose a sender"
        nothingFoundMessage="Hookline knows no sender like this"
        options={catalogue.data && providerOptions(catalogue.data.items, chosen)}
        value={chosen}
        onChange={(next) =>
          next !== chosen && chooseProvider(editor, nodeId, providerPaths(path, siblings.fields), next)
        }
        {...(field.help && { 'aria-describedby': helpId })}
      />
    </FieldFrame>
  );
}
