import type { CredentialKindResponse } from '@hookline/contracts';
import type { FieldDescription } from '@hookline/node-kit';
import { Button, NativeSelect } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useNow } from '../../../../shared/ui/index.js';
import {
  CredentialMenu,
  NewCredentialDialog,
  oldSecretNote,
  useCredentialKinds,
  useCredentials,
  useProviders,
} from '../../../credentials/index.js';
import { CredentialsFailure } from '../credential/credentials-failure.js';
import { useFields } from '../frame/field-context.js';
import { FieldFrame, ProblemLine } from '../frame/field-frame.js';
import { FieldProblems } from '../frame/field-problems.js';
import type { Siblings } from '../frame/siblings.js';
import { useGoTo } from '../frame/use-go-to.js';
import { credentialOptions } from './credential-options.js';
import { uncheckedNote } from './unchecked-note.js';
import classes from './credential-field.module.css';

interface CredentialFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
  readonly siblings: Siblings;
}

/** The credential that verifies the requests of the chosen provider. Hidden while there is none to choose. */
export function CredentialField({ siblings, ...rest }: CredentialFieldProps) {
  const catalogue = useProviders();
  const kinds = useCredentialKinds();
  const chosen = siblings.values[rest.field.of ?? ''];
  const provider = catalogue.data?.items.find(({ id }) => id === chosen);
  if (!provider) return null;
  if (provider.fields.length === 0) {
    return (
      <p className={classes.note}>
        {provider.title} signs nothing, so the trigger URL is the only secret. Give it to nobody else.
      </p>
    );
  }
  const kind = kinds.data?.items.find(({ id }) => id === provider.id);
  return kind ? <CredentialChoice key={kind.id} kind={kind} {...rest} /> : <CredentialsFailure />;
}

interface CredentialChoiceProps extends Omit<CredentialFieldProps, 'siblings'> {
  readonly kind: CredentialKindResponse;
}

function CredentialChoice({ field, path, value, kind }: CredentialChoiceProps) {
  const { change } = useFields();
  const helpId = useId();
  const [adding, setAdding] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const now = useNow();
  const all = useCredentials().data?.items;
  const chosenId = typeof value === 'string' ? value : '';
  const { options, chosen, warning } = credentialOptions(all, kind.id, chosenId);
  const note = chosenId === '' ? uncheckedNote(kind.fields) : chosen && oldSecretNote(chosen, now);
  const hasChoice = options.length > 1;
  useGoTo(path, hasChoice ? select : add);
  return (
    <FieldFrame
      label={field.label}
      required
      help={hasChoice ? field.help : undefined}
      helpId={helpId}
      below={
        <>
          <CredentialsFailure />
          {warning !== null && <ProblemLine severity="warning" message={warning} />}
          <FieldProblems path={path} />
          {note && <p className={classes.note}>{note}</p>}
          <Button
            ref={add}
            size="xs"
            className={classes.add ?? ''}
            leftSection={<Plus size={14} />}
            onClick={() => setAdding(true)}
          >
            Add a credential for {kind.title}
          </Button>
        </>
      }
    >
      {hasChoice && (
        <div className={classes.choice}>
          <NativeSelect
            ref={select}
            className={classes.select ?? ''}
            aria-label={field.label}
            data={[...options]}
            value={chosenId}
            onChange={(event) => change(path, event.currentTarget.value)}
            {...(field.help && { 'aria-describedby': helpId })}
          />
          {chosen && <CredentialMenu credential={chosen} kind={kind} size={32} />}
        </div>
      )}
      {adding && (
        <NewCredentialDialog
          opener={add}
          kinds={[kind]}
          onAdded={(credential) => change(path, credential.id)}
          onClose={() => setAdding(false)}
        />
      )}
    </FieldFrame>
  );
}
