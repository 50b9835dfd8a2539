import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { useQuery } from '@tanstack/react-query';
import { keys, workflows } from '../../shared/api/index.js';

/** A workflow from the list, which is loaded on every page. */
export function useWorkflowOf(id: string | null | undefined): WorkflowSummaryResponse | undefined {
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  return list.data?.items.find((workflow) => workflow.id === id);
}

/** Whether events wait and can be run. */
export const canRunWaiting = ({ keptEvents, published, paused }: Runnable): boolean =>
  keptEvents > 0 && published !== null && !paused;

type Runnable = Pick<WorkflowSummaryResponse, 'keptEvents' | 'published' | 'paused'>;
