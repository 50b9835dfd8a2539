import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorSentence, keys, workflows } from '../../shared/api/index.js';
import { RenameDialog } from '../../shared/ui/index.js';

interface RenameWorkflowDialogProps {
  opened: boolean;
  workflow: { id: string; name: string };
  onClose: () => void;
}

export function RenameWorkflowDialog({ opened, workflow, onClose }: RenameWorkflowDialogProps) {
  const client = useQueryClient();
  const rename = useMutation({
    mutationFn: (name: string) => workflows.patch(workflow.id, { name }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.workflows.all });
      onClose();
    },
  });
  return (
    <RenameDialog
      opened={opened}
      title="Rename workflow"
      name={workflow.name}
      busy={rename.isPending}
      problem={rename.error && errorSentence(rename.error)}
      onRename={rename.mutate}
      onClose={() => {
        rename.reset();
        onClose();
      }}
    />
  );
}
