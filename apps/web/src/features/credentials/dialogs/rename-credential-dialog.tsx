import type { CredentialResponse } from '@hookline/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { credentials, keys } from '../../../shared/api/index.js';
import { RenameDialog } from '../../../shared/ui/index.js';
import { errorsByField } from '../form/errors-by-field.js';
import { useFocusBack } from './use-focus-back.js';
import type { Opener } from './use-focus-back.js';

interface RenameCredentialDialogProps {
  readonly credential: CredentialResponse;
  /** The element that gets the focus afterwards. */
  readonly opener: Opener;
  readonly onClose: () => void;
}

export function RenameCredentialDialog({ credential, opener, onClose }: RenameCredentialDialogProps) {
  useFocusBack(opener);
  const client = useQueryClient();
  const rename = useMutation({
    mutationFn: (name: string) => credentials.rename(credential.id, name),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.credentials });
      onClose();
    },
  });
  const errors = errorsByField(rename.error, ['name']);
  return (
    <RenameDialog
      opened
      title="Rename credential"
      name={credential.name}
      busy={rename.isPending}
      problem={errors.fields['name'] ?? errors.rest}
      onRename={rename.mutate}
      onClose={onClose}
    />
  );
}
