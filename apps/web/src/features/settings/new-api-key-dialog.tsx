import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { accounts, errorSentence, keys } from '../../shared/api/index.js';
import { CurlLine } from '../../shared/ui/index.js';
import classes from './settings-page.module.css';

/** Creates an API key: asks for a name, then shows the key once. */
export function NewApiKeyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => accounts.createApiKey(name.trim()),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.apiKeys }),
  });
  const close = (): void => {
    setName('');
    create.reset();
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate();
  };
  return (
    <Modal opened={opened} onClose={close} title={create.data ? 'Copy the key now' : 'New API key'}>
      {create.data ? (
        <div className={classes.secret}>
          <p>Hookline keeps only a fingerprint of it, so it cannot be shown again.</p>
          <CurlLine command={create.data.key} />
          <Button variant="filled" onClick={close}>
            Done
          </Button>
        </div>
      ) : (
        <form className={classes.secret} onSubmit={submit}>
          <TextInput
            label="What is it for?"
            placeholder="Deploy script"
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
            error={create.error && errorSentence(create.error)}
            data-autofocus
          />
          <Button type="submit" variant="filled" loading={create.isPending} disabled={name.trim() === ''}>
            Create key
          </Button>
        </form>
      )}
    </Modal>
  );
}
