import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import type { FieldDescription } from '@hookline/node-kit';
import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import {
  CatalogSelect,
  CredentialMenu,
  NewCredentialDialog,
  useCredentialKinds,
  useCredentials,
  type CatalogOption,
} from '../../../credentials/index.js';
import { useFields } from '../frame/field-context.js';
import { FieldFrame } from '../frame/field-frame.js';
import { FieldProblems } from '../frame/field-problems.js';
import type { Siblings } from '../frame/siblings.js';
import { useGoTo } from '../frame/use-go-to.js';
import { ChosenCredential } from './chosen-credential.js';
import { credentialChoice, type CredentialChoice } from './credential-choice.js';
import { CredentialsFailure } from './credentials-failure.js';
import { literalAddress } from './literal-address.js';
import { listed, stepWarnings } from './step-warnings.js';
import { WarningLine } from './warning-line.js';
import classes from './step-credential-field.module.css';

interface StepCredentialFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
  readonly siblings: Siblings;
}

/** The credential that authenticates what a step sends. */
export function StepCredentialField({ field, path, value, siblings }: StepCredentialFieldProps) {
  const { change } = useFields();
  const helpId = useId();
  const [adding, setAdding] = useState(false);
  const select = useRef<HTMLInputElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const { kinds, choice, options, address } = useStepCredential(field, value, siblings);
  const { chosen } = choice;
  const kind = kinds?.find(({ id }) => id === chosen?.kind);
  const chosenId = textOf(value);
  const hasChoice = choice.fitting.length > 0 || chosenId !== '';
  useGoTo(path, hasChoice ? select : add);
  return (
    <FieldFrame
      label={field.label}
      required={field.required}
      help={field.help}
      helpId={helpId}
      below={
        <>
          <CredentialsFailure />
          {stepWarnings(choice, address).map((warning) => (
            <WarningLine key={warning.message} warning={warning} credential={chosen} kind={kind} />
          ))}
          <FieldProblems path={path} />
          {chosen && !chosen.isLocked && (
            <ChosenCredential key={`${chosen.id} ${chosen.updatedAt}`} credential={chosen} />
          )}
          <Button
            ref={add}
            size="xs"
            className={classes.add ?? ''}
            leftSection={<Plus size={14} />}
            disabled={!kinds}
            onClick={() => setAdding(true)}
          >
            New credential
          </Button>
        </>
      }
    >
      {hasChoice && (
        <div className={classes.choice}>
          <CatalogSelect
            ref={select}
            className={classes.select ?? ''}
            aria-label={field.label}
            placeholder="Choose a credential"
            nothingFoundMessage="No credential that fits is called like this"
            options={options}
            value={chosenId}
            onChange={(next) => change(path, next)}
            {...(field.help && { 'aria-describedby': helpId })}
          />
          {chosen && <CredentialMenu credential={chosen} kind={kind} size={32} />}
        </div>
      )}
      {adding && kinds && (
        <NewCredentialDialog
          opener={add}
          kinds={kinds}
          {...(address && { known: { hosts: address.host } })}
          onAdded={(credential) => change(path, credential.id)}
          onClose={() => setAdding(false)}
        />
      )}
    </FieldFrame>
  );
}

/** What a step can choose among, and what it calls. */
function useStepCredential(field: FieldDescription, value: unknown, siblings: Siblings) {
  const kinds = useCredentialKinds().data?.items.filter((kind) => fits(kind, field));
  const all = useCredentials().data?.items;
  const chosenId = textOf(value);
  const choice = credentialChoice(kinds && all, kinds?.map(({ id }) => id) ?? [], chosenId);
  return {
    kinds,
    choice,
    options: kinds && all && optionsOf(choice, field, chosenId),
    address: literalAddress(siblings.values['url']),
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const fits = ({ id, purpose }: CredentialKindResponse, { kinds }: FieldDescription): boolean =>
  purpose === 'requests' && (kinds === 'any' || (kinds ?? []).includes(id));

/** "No credential" first where one may be left out. What is chosen stays in sight, also when it cannot be used. */
function optionsOf(
  { fitting, unfit }: CredentialChoice,
  { required }: FieldDescription,
  chosenId: string,
): readonly CatalogOption[] {
  return [
    ...(required ? [] : [{ value: '', label: 'No credential', summary: 'The request says nothing of who is asking.' }]),
    ...fitting.map((credential) => ({ value: credential.id, label: credential.name, summary: factsOf(credential) })),
    ...(unfit ? [{ value: chosenId, label: 'Not to be used', summary: 'It is what the step has now.' }] : []),
  ];
}

const factsOf = ({ account, hosts }: CredentialResponse): string =>
  [account, listed(hosts)].filter(Boolean).join(' · ');
