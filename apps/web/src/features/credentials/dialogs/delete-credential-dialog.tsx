import type { CredentialResponse } from '@hookline/contracts';
import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { credentials, keys } from '../../../shared/api/index.js';
import { ConfirmDialog, toast, toastFailure } from '../../../shared/ui/index.js';
import { UsedBy } from '../used-by.js';
import type { Opener } from './use-focus-back.js';
import { useFocusBack } from './use-focus-back.js';
import classes from '../form/credential-form.module.css';

interface DeleteCredentialDialogProps {
  readonly credential: CredentialResponse;
  /** The element that gets the focus afterwards. */
  readonly opener: Opener;
  readonly onClose: () => void;
}

/** Asks before deleting a credential; one that a workflow uses cannot be deleted. */
export function DeleteCredentialDialog({ credential, opener, onClose }: DeleteCredentialDialogProps) {
  useFocusBack(opener);
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => credentials.remove(credential.id),
    onSuccess: () => toast(`${credential.name} is deleted`),
    onError: (error) => toastFailure('The credential was not deleted', error),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.credentials });
      onClose();
    },
  });
  if (credential.usedBy.length > 0) {
    return (
      <Modal opened onClose={onClose} title={`${credential.name} is in use`}>
        <p className={classes.words}>
          Choose another credential in <UsedBy workflows={credential.usedBy} /> and publish, then delete this one.
        </p>
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </Modal>
    );
  }
  return (
    <ConfirmDialog
      opened
      title={`Delete ${credential.name}?`}
      action="Delete credential"
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      Its secret is gone then, and cannot be brought back.
    </ConfirmDialog>
  );
}
