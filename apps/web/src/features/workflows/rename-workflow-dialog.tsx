import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorSentence, keys, workflows } from '../../shared/api/index.js';

interface RenameWorkflowDialogProps {
  workflow: { id: string; name: string };
  onClose: () => void;
}

export function RenameWorkflowDialog({ workflow, onClose }: RenameWorkflowDialogProps) {
  const [name, setName] = useState(workflow.name);
  const client = useQueryClient();
  const rename = useMutation({
    mutationFn: () => workflows.patch(workflow.id, { name: name.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.workflows.all });
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') rename.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Rename workflow">
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
          error={rename.error && errorSentence(rename.error)}
          data-autofocus
        />
        <Button
          type="submit"
          variant="filled"
          mt="lg"
          fullWidth
          loading={rename.isPending}
          disabled={name.trim() === ''}
        >
          Rename
        </Button>
      </form>
    </Modal>
  );
}
