import type { ProviderResponse } from '@hookline/contracts';
import { Button, Textarea } from '@mantine/core';
import { useId } from 'react';
import { announce } from '../../../../../shared/ui/index.js';
import type { PayloadState } from './use-payload.js';
import classes from '../trigger.module.css';

interface PayloadEditorProps {
  readonly label: string;
  readonly state: PayloadState;
  /** The provider whose sample may replace the payload. */
  readonly provider?: ProviderResponse | undefined;
  /** A note shown before the event is sent. */
  readonly note?: string | null;
}

/** The editor of the payload: JSON that the user types, or the sample of a provider. */
export function PayloadEditor({ label, state, provider, note = null }: PayloadEditorProps) {
  const { payload, type, takeSample, dropSample } = state;
  const { sample } = payload;
  const id = useId();
  return (
    <div className={classes.field}>
      <div className={classes.label}>
        <label htmlFor={id}>{label}</label>
        <span className={classes.grow} />
        {provider && sample?.provider !== provider.id && (
          <Button
            size="xs"
            onClick={() => {
              takeSample(provider);
              announce(`The ${label.toLowerCase()} is a sample of ${provider.title}`);
            }}
          >
            Use a sample event of {provider.title}
          </Button>
        )}
        {sample && (
          <Button size="xs" onClick={dropSample}>
            Back to my own
          </Button>
        )}
      </div>
      <Textarea
        id={id}
        className={classes.payload ?? ''}
        autosize
        minRows={4}
        maxRows={16}
        spellCheck={false}
        value={payload.text}
        error={payload.problem}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {sample && (
        <p className={classes.help}>
          A sample of {sample.title}: a {sample.method} with {headerWords(Object.keys(sample.headers))}.
        </p>
      )}
      {note !== null && <p className={classes.help}>{note}</p>}
    </div>
  );
}

const headerWords = (names: readonly string[]): string =>
  names.length === 0 ? 'no headers of its own' : `the headers ${names.join(', ')}`;
