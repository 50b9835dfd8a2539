import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { keys, workflows } from '../../shared/api/index.js';
import { toastFailure } from '../../shared/ui/index.js';

interface NewWorkflow {
  name: string;
  graph?: unknown;
}

/** Creates a workflow and opens it. It is renamed in the editor. */
export function useCreateWorkflow() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ name, graph }: NewWorkflow) => workflows.create(name, graph),
    onSuccess: async (workflow) => {
      client.setQueryData(keys.workflows.one(workflow.id), workflow);
      void client.invalidateQueries({ queryKey: keys.workflows.list });
      await navigate({ to: '/workflows/$workflowId', params: { workflowId: workflow.id } });
    },
    onError: (error) => toastFailure('The workflow was not made', error),
  });
}

/** An empty one. */
export const newWorkflow: NewWorkflow = { name: 'New workflow' };
