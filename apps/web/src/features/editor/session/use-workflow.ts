import type { SavedDraftResponse, WorkflowResponse } from '@hookline/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { keys, workflows } from '../../../shared/api/index.js';
import { useSession } from './session-context.js';

export const workflowQuery = (workflowId: string) => ({
  queryKey: keys.workflows.one(workflowId),
  queryFn: ({ signal }: { signal: AbortSignal }) => workflows.get(workflowId, signal),
});

/** Name, triggers and state of publishing. The draft itself is in the editor's store. */
export function useWorkflow(): WorkflowResponse | undefined {
  return useQuery(workflowQuery(useSession().workflowId)).data;
}

/** Reads the workflow again after something other than the draft has changed. */
export function useRefreshWorkflow(): () => Promise<void> {
  const client = useQueryClient();
  const { workflowId } = useSession();
  return async () => {
    await client.invalidateQueries({ queryKey: keys.workflows.one(workflowId) });
    await client.invalidateQueries({ queryKey: keys.workflows.list });
    await client.invalidateQueries({ queryKey: keys.workflows.versions(workflowId) });
  };
}

/** What a save answers, put into what is known of the workflow, so that nothing is read twice. */
export function rememberSaved(client: QueryClient, workflowId: string, saved: SavedDraftResponse): void {
  client.setQueryData<WorkflowResponse>(
    keys.workflows.one(workflowId),
    (known) =>
      known && {
        ...known,
        draft: { ...known.draft, revision: saved.revision },
        triggers: saved.triggers,
        problems: saved.problems,
        draftChanges: saved.draftChanges,
      },
  );
}
