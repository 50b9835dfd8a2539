import {
  publishResponse,
  savedDraftResponse,
  sentTestEventResponse,
  signedRequestResponse,
  startedRunResponse,
  versionListResponse,
  versionResponse,
  workflowListResponse,
  workflowResponse,
  type PatchWorkflowRequest,
  type SaveDraftRequest,
  type SignRequest,
  type TestRunRequest,
} from '@hookline/contracts';
import { anyResponse, nothing, request } from '../request.js';

export const workflows = {
  list: (signal?: AbortSignal) => request('GET', '/workflows', workflowListResponse, { signal }),
  get: (id: string, signal?: AbortSignal) => request('GET', `/workflows/${id}`, workflowResponse, { signal }),
  create: (name: string, graph?: unknown) =>
    request('POST', '/workflows', workflowResponse, { body: graph === undefined ? { name } : { name, graph } }),
  patch: (id: string, body: PatchWorkflowRequest) => request('PATCH', `/workflows/${id}`, workflowResponse, { body }),
  remove: (id: string) => request('DELETE', `/workflows/${id}`, nothing),
  saveDraft: (id: string, body: SaveDraftRequest, keepalive = false) =>
    request('PUT', `/workflows/${id}/draft`, savedDraftResponse, { body, keepalive }),
  publish: (id: string, note: string) =>
    request('POST', `/workflows/${id}/publish`, publishResponse, { body: { note } }),
  setPaused: (id: string, paused: boolean) =>
    request('POST', `/workflows/${id}/${paused ? 'pause' : 'resume'}`, anyResponse),
  listVersions: (id: string, signal?: AbortSignal) =>
    request('GET', `/workflows/${id}/versions`, versionListResponse, { signal }),
  getVersion: (id: string, version: number, signal?: AbortSignal) =>
    request('GET', `/workflows/${id}/versions/${version}`, versionResponse, { signal }),
  restoreVersion: (id: string, version: number) =>
    request('POST', `/workflows/${id}/versions/${version}/restore`, anyResponse),
  test: (id: string, body: TestRunRequest) => request('POST', `/workflows/${id}/test`, startedRunResponse, { body }),
  /** The provider's headers for a test event; null when it cannot be signed. */
  signTestEvent: (id: string, nodeId: string, body: SignRequest, signal?: AbortSignal) =>
    request('POST', `/workflows/${id}/triggers/${nodeId}/sign`, signedRequestResponse, { body, signal }),
  /** Sends the test event from the server, which keeps the signing secret. */
  sendTestEvent: (id: string, nodeId: string, body: SignRequest) =>
    request('POST', `/workflows/${id}/triggers/${nodeId}/send`, sentTestEventResponse, { body }),
  run: (id: string, payload: unknown) =>
    request('POST', `/workflows/${id}/run`, startedRunResponse, { body: { payload } }),
};
