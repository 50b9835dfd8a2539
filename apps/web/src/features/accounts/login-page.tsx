import { sessionRequest, type UserResponse } from '@hookline/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError, accounts, errorSentence } from '../../shared/api/index.js';
import { formatDuration } from '../../shared/ui/index.js';
import { AccountCard } from './account-card.js';
import { fieldErrors } from './field-errors.js';
import classes from './account-card.module.css';

export function LoginPage({ onDone }: { onDone: (user: UserResponse) => void }) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const logIn = useMutation({ mutationFn: accounts.logIn, onSuccess: onDone });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget));
    const found = fieldErrors(sessionRequest, values);
    setErrors(found ?? {});
    if (found === null) logIn.mutate(sessionRequest.parse(values));
  };
  return (
    <AccountCard title="Log in" words="To see your workflows and runs.">
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput name="email" type="email" label="E-mail" autoComplete="username" autoFocus error={errors['email']} />
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="current-password"
          error={errors['password']}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        {logIn.error !== null && (
          <p className={classes.failure} role="alert">
            {failureSentence(logIn.error)}
          </p>
        )}
        <Button type="submit" variant="filled" loading={logIn.isPending}>
          Log in
        </Button>
        <p className={classes.note}>
          Forgotten the password? On the machine that runs Hookline, <code>npm run reset-password</code> makes a new
          one.
        </p>
      </form>
    </AccountCard>
  );
}

function failureSentence(error: Error): string {
  if (error instanceof ApiError && error.status === 429) {
    const wait = error.retryAfterMs === null ? 'a moment' : formatDuration(error.retryAfterMs);
    return `Too many tries. Wait ${wait}, then try again.`;
  }
  return errorSentence(error);
}
