import { setupRequest, type UserResponse } from '@hookline/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore, type FormEvent } from 'react';
import { ApiError, accounts, errorSentence, keys } from '../../shared/api/index.js';
import { AccountCard } from './account-card.js';
import { fieldErrors } from './field-errors.js';
import classes from './account-card.module.css';

interface SetupPageProps {
  onDone: (user: UserResponse) => void;
  /** Called when an owner exists already. */
  onExists: () => void;
}

/** The set-up of the owner, the first page of a fresh installation. */
export function SetupPage({ onDone, onExists }: SetupPageProps) {
  const token = useSyncExternalStore(onHashChange, readToken);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const setUp = useMutation({
    mutationFn: accounts.setUp,
    onSuccess: onDone,
    onError: (error) => error instanceof ApiError && error.status === 409 && onExists(),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const values = { ...Object.fromEntries(new FormData(event.currentTarget)), token };
    const found = fieldErrors(setupRequest, values);
    setErrors(found ?? {});
    if (found === null) setUp.mutate(setupRequest.parse(values));
  };
  if (token === '') return <WithoutToken onExists={onExists} />;
  return (
    <AccountCard title="Set up Hookline" words="Make the owner's account. It stays on this machine.">
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput name="name" label="Your name" autoComplete="name" autoFocus error={errors['name']} />
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          description="You log in with it. Nothing is sent to it."
          autoComplete="username"
          error={errors['email']}
        />
        <PasswordInput
          name="password"
          label="Password"
          description="At least 10 characters. Several words are good ones."
          autoComplete="new-password"
          error={errors['password']}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        {setUp.error !== null && (
          <p className={classes.failure} role="alert">
            {errorSentence(setUp.error)}
          </p>
        )}
        <Button type="submit" variant="filled" loading={setUp.isPending}>
          Create account
        </Button>
      </form>
    </AccountCard>
  );
}

const readToken = (): string => window.location.hash.slice(1);

/** Reads the key again when the user pastes the URL with it into the same tab, which does not reload the page. */
function onHashChange(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** Asks for the key: only the person who started Hookline has seen the URL with it. */
function WithoutToken({ onExists }: Pick<SetupPageProps, 'onExists'>) {
  const state = useQuery({ queryKey: keys.setup, queryFn: ({ signal }) => accounts.setupState(signal) });
  const exists = state.data?.needed === false;
  useEffect(() => {
    if (exists) onExists();
  }, [exists, onExists]);
  return (
    <AccountCard title="Set up Hookline" words="It is done at the address that Hookline printed when it started.">
      <p className={classes.words}>
        Look for it in the terminal or in the log: it ends in <code>/setup#</code> and a key, which shows that you may
        make the owner.
      </p>
      <p className={classes.note}>Is it gone? Start Hookline again: it prints the address until there is an owner.</p>
    </AccountCard>
  );
}
