import { changePasswordRequest } from '@hookline/contracts';
import { Button, Modal, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { accounts, errorSentence } from '../../shared/api/index.js';
import { toast } from '../../shared/ui/index.js';
import classes from './settings-page.module.css';

const SHOW = { 'aria-label': 'Show the password' };

/** Changes the password: asks for the current one, and ends all other sessions. */
export function ChangePasswordDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const close = (): void => {
    setErrors({});
    change.reset();
    onClose();
  };
  const change = useMutation({
    mutationFn: accounts.changePassword,
    onSuccess: () => {
      toast('The password is changed', 'All other browsers are logged out. API keys go on working.');
      close();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const parsed = changePasswordRequest.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    setErrors(
      Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message] as const)),
    );
    if (parsed.success) change.mutate(parsed.data);
  };
  return (
    <Modal opened={opened} onClose={close} title="Change password">
      <form className={classes.secret} onSubmit={submit} noValidate>
        <PasswordInput
          name="current"
          label="Current password"
          autoComplete="current-password"
          error={errors['current']}
          visibilityToggleButtonProps={SHOW}
          data-autofocus
        />
        <PasswordInput
          name="password"
          label="New password"
          description="At least 10 characters. Several words are good ones."
          autoComplete="new-password"
          error={errors['password']}
          visibilityToggleButtonProps={SHOW}
        />
        {change.error !== null && (
          <p className={classes.failure} role="alert">
            {errorSentence(change.error)}
          </p>
        )}
        <Button type="submit" variant="filled" loading={change.isPending}>
          Change password
        </Button>
      </form>
    </Modal>
  );
}
