import { TextInput } from '@mantine/core';
import type { CredentialResponse } from '@hookline/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { credentials, keys } from '../../../shared/api/index.js';
import { CredentialDialog } from './credential-dialog.js';
import { CredentialForm } from '../form/credential-form.js';
import { fieldProblems } from '../form/field-problems.js';
import type { Opener } from './use-focus-back.js';

interface RenameCredentialDialogProps {
  readonly credential: CredentialResponse;
  /** The element that gets the focus afterwards. */
  readonly opener: Opener;
  readonly onClose: () => void;
}

export function RenameCredentialDialog({ credential, opener, onClose }: RenameCredentialDialogProps) {
  const client = useQueryClient();
  const [name, setName] = useState(credential.name);
  const rename = useMutation({
    mutationFn: () => credentials.rename(credential.id, name.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.credentials });
      onClose();
    },
  });
  const problems = fieldProblems(rename.error, ['name']);
  return (
    <CredentialDialog opener={opener} onClose={onClose} title="Rename credential">
      <CredentialForm
        action="Rename"
        busy={rename.isPending}
        error={rename.error}
        problem={problems.rest}
        onSubmit={() => rename.mutate()}
        onClose={onClose}
      >
        <TextInput
          label="Name"
          value={name}
          maxLength={120}
          autoComplete="off"
          error={problems.fields['name']}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
      </CredentialForm>
    </CredentialDialog>
  );
}
