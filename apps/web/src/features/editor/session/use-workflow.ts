import type { SavedDraftResponse, WorkflowResponse } from '@hookline/contracts';
import type { WorkflowGraph } from '@hookline/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { keys, workflows } from '../../../shared/api/index.js';
import { useSession } from './session-context.js';

export const workflowQuery = (workflowId: string) => ({
  queryKey: keys.workflows.one(workflowId),
  queryFn: ({ signal }: { signal: AbortSignal }) => workflows.get(workflowId, signal),
});

/** The workflow's name, triggers and publication state. The draft itself is in the editor's store. */
export function useWorkflow(): WorkflowResponse | undefined {
  return useQuery(workflowQuery(useSession().workflowId)).data;
}

/** Reloads the workflow after a change other than to the draft. */
export function useRefreshWorkflow(): () => Promise<void> {
  const client = useQueryClient();
  const { workflowId } = useSession();
  return async () => {
    await client.invalidateQueries({ queryKey: keys.workflows.one(workflowId) });
    await client.invalidateQueries({ queryKey: keys.workflows.list });
    await client.invalidateQueries({ queryKey: keys.workflows.versions(workflowId) });
  };
}

type KnownWorkflow = Omit<WorkflowResponse, 'draft'> & {
  readonly draft: { readonly graph: WorkflowGraph; readonly revision: number };
};

/**
 * Updates the cached workflow after a save, so that nothing is loaded twice. Graph and revision are stored together: an
 * editor opened on an older graph would overwrite the newer one.
 */
export function rememberSaved(
  client: QueryClient,
  workflowId: string,
  saved: SavedDraftResponse,
  graph: WorkflowGraph,
): void {
  client.setQueryData<KnownWorkflow>(
    keys.workflows.one(workflowId),
    (known) =>
      known && {
        ...known,
        draft: { graph, revision: saved.revision },
        triggers: saved.triggers,
        problems: saved.problems,
        draftChanges: saved.draftChanges,
      },
  );
}
