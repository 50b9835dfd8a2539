import { Textarea } from '@mantine/core';
import type { Payload } from './payload-memory.js';
import classes from './trigger.module.css';

interface PayloadEditorProps {
  readonly label: string;
  readonly payload: Payload;
  readonly onChange: (text: string) => void;
}

/** JSON to send. */
export function PayloadEditor({ label, payload, onChange }: PayloadEditorProps) {
  return (
    <Textarea
      className={classes.payload ?? ''}
      label={label}
      autosize
      minRows={4}
      maxRows={16}
      spellCheck={false}
      value={payload.text}
      error={payload.problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
