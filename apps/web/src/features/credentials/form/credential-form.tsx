import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './credential-form.module.css';

interface CredentialFormProps {
  /** Verb and object: `Add credential`. */
  readonly action: string;
  readonly busy: boolean;
  /** The error of the server. */
  readonly error: Error | null;
  /** The part of the error that no field shows. */
  readonly problem: string | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog. After an error the first invalid field gets the focus. */
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
        // React bubbles the event to the form from which the dialog was opened.
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
