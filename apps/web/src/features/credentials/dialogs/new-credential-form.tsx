import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { credentials, keys } from '../../../shared/api/index.js';
import type { CredentialData } from '../../../shared/api/index.js';
import { CredentialForm } from '../form/credential-form.js';
import { CredentialInputs } from '../form/credential-inputs.js';
import { errorsByField } from '../form/errors-by-field.js';
import { firstValues } from '../form/first-values.js';
import { requireFilled } from '../form/require-filled.js';
import { WhereToFind } from '../form/where-to-find.js';
import { useCredentials } from '../use-credentials.js';
import { suggestName } from './suggest-name.js';

interface NewCredentialFormProps {
  readonly kind: CredentialKindResponse;
  readonly known: CredentialData | undefined;
  readonly onAdded: (credential: CredentialResponse) => void;
  readonly onClose: () => void;
}

/** The form of a kind, and the name of the new credential. */
export function NewCredentialForm({ kind, known, onAdded, onClose }: NewCredentialFormProps) {
  const { fields } = kind;
  const client = useQueryClient();
  const others = useCredentials().data?.items.map(({ name }) => name) ?? [];
  const [typedName, setName] = useState<string | null>(null);
  const [data, setData] = useState(() => firstValues(fields, known));
  const name = typedName ?? suggestName(kind, data, others);
  const create = useMutation({
    mutationFn: async () => {
      requireFilled(fields, data);
      return credentials.create({ name: name.trim(), kind: kind.id, data });
    },
    onSuccess: async (credential) => {
      await client.invalidateQueries({ queryKey: keys.credentials });
      onAdded(credential);
      onClose();
    },
  });
  const problems = errorsByField(create.error, ['name', ...fields.map((field) => `data.${field.name}`)]);
  return (
    <CredentialForm
      action="Add credential"
      busy={create.isPending}
      error={create.error}
      problem={problems.rest}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <CredentialInputs fields={fields} values={data} problems={problems.fields} onChange={setData} />
      <WhereToFind kind={kind} />
      <TextInput
        label="Name"
        description="How you find it again"
        value={name}
        maxLength={120}
        autoComplete="off"
        error={problems.fields['name']}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </CredentialForm>
  );
}
