import type { CredentialResponse, ProviderResponse } from '@hookline/contracts';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { credentials, keys } from '../../../shared/api/index.js';
import { LoadFailure } from '../../../shared/ui/index.js';
import { CredentialForm } from '../form/credential-form.js';
import { CredentialInputs } from '../form/credential-inputs.js';
import { errorsByField } from '../form/errors-by-field.js';
import { firstValues } from '../form/first-values.js';
import { ProviderSelect } from '../form/provider-select.js';
import { requireFilled } from '../form/require-filled.js';
import { WhereToFind } from '../form/where-to-find.js';
import { useCredentials } from '../use-credentials.js';
import { useProviders } from '../use-providers.js';
import { CredentialDialog } from './credential-dialog.js';
import { freeName } from './free-name.js';
import type { Opener } from './use-focus-back.js';
import classes from '../form/credential-form.module.css';

interface NewCredentialDialogProps {
  /** The provider; without it, the user chooses one. */
  readonly provider?: ProviderResponse;
  readonly onAdded?: (credential: CredentialResponse) => void;
  /** The element that gets the focus afterwards. */
  readonly opener: Opener;
  readonly onClose: () => void;
}

/** Asks for the secret that verifies a provider's signatures. */
export function NewCredentialDialog({ provider, onAdded, opener, onClose }: NewCredentialDialogProps) {
  const catalogue = useProviders();
  const [chosen, setChosen] = useState(provider?.id ?? '');
  const checked = catalogue.data?.items.filter(({ fields }) => fields.length > 0);
  const selected = provider ?? checked?.find(({ id }) => id === chosen);
  return (
    <CredentialDialog
      opener={opener}
      onClose={onClose}
      title={provider ? `New credential for ${provider.title}` : 'New credential'}
    >
      {!provider && (
        <div className={classes.provider}>
          {catalogue.error !== null && <LoadFailure error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
          <ProviderSelect
            label="Sender"
            description="Whose events it checks"
            providers={checked}
            value={chosen}
            onChange={setChosen}
            data-autofocus
          />
        </div>
      )}
      {selected && <NewCredential key={selected.id} provider={selected} onAdded={onAdded} onClose={onClose} />}
    </CredentialDialog>
  );
}

interface NewCredentialProps {
  readonly provider: ProviderResponse;
  readonly onAdded: ((credential: CredentialResponse) => void) | undefined;
  readonly onClose: () => void;
}

function NewCredential({ provider, onAdded, onClose }: NewCredentialProps) {
  const { fields } = provider;
  const client = useQueryClient();
  const others = useCredentials().data?.items.map(({ name }) => name) ?? [];
  const [typedName, setName] = useState<string | null>(null);
  const [data, setData] = useState(() => firstValues(fields));
  const name = typedName ?? freeName(provider.title, others);
  const create = useMutation({
    mutationFn: async () => {
      requireFilled(fields, data);
      return credentials.create({ name: name.trim(), provider: provider.id, data });
    },
    onSuccess: async (credential) => {
      await client.invalidateQueries({ queryKey: keys.credentials });
      onAdded?.(credential);
      onClose();
    },
  });
  const errors = errorsByField(create.error, ['name', ...fields.map((field) => `data.${field.name}`)]);
  return (
    <CredentialForm
      action="Add credential"
      busy={create.isPending}
      error={create.error}
      problem={errors.rest}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <CredentialInputs fields={fields} values={data} errors={errors.fields} onChange={setData} />
      <WhereToFind provider={provider} />
      <TextInput
        label="Name"
        description="How you find it again"
        value={name}
        maxLength={120}
        autoComplete="off"
        error={errors.fields['name']}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </CredentialForm>
  );
}
