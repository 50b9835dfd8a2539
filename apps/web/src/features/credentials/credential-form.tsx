import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './credential-form.module.css';

interface CredentialFormProps {
  /** Verb and object: `Add credential`. */
  readonly action: string;
  readonly busy: boolean;
  /** What the server refused. */
  readonly error: Error | null;
  /** Its part that no field shows. */
  readonly problem: string | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog. After a refusal the keyboard is at the first field to mend. */
export function CredentialForm({ action, busy, error, problem, onSubmit, onClose, children }: CredentialFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a dialog that was opened from another form is not that form's business.
        event.stopPropagation();
        if (!busy) onSubmit();
      }}
    >
      {children}
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={busy}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
