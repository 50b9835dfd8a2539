import type { WorkflowGraphInput } from '@hookline/domain';
import { openApi, type Workflow } from '@hookline/testing';
import { SETUP_TOKEN } from '../processes/secret-key.js';

/** Sets up an owner and publishes a workflow. @returns the trigger URL. */
export const prepareWorkflow = async (url: string, graph: WorkflowGraphInput): Promise<string> =>
  (await setUpOwner(url)).publish(graph);

interface Owner {
  /** @returns the trigger URL. */
  publish(graph: WorkflowGraphInput): Promise<string>;
  /** @returns its id. */
  storeCredential(kind: string, data: object): Promise<string>;
}

/** Sets up an owner. @returns what is done in their name. */
export async function setUpOwner(url: string): Promise<Owner> {
  const api = await openApi(url, SETUP_TOKEN);
  return {
    async publish(graph) {
      const { id, triggers } = await api.post<Workflow>('/workflows', { name: 'Bench', graph });
      await api.post(`/workflows/${id}/publish`);
      return triggers[0]?.url ?? '';
    },
    async storeCredential(kind, data) {
      const { id } = await api.post<{ readonly id: string }>('/credentials', { name: 'Bench', kind, data });
      return id;
    },
  };
}
