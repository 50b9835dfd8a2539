import { credentialListResponse, credentialResponse } from '@hookline/contracts';
import { nothing, request } from '../request.js';

/** The entered values, by the names of the provider's fields. */
export type CredentialData = Readonly<Record<string, string>>;

export const credentials = {
  list: (signal?: AbortSignal) => request('GET', '/credentials', credentialListResponse, { signal }),
  create: (body: { name: string; provider: string; data: CredentialData }) =>
    request('POST', '/credentials', credentialResponse, { body }),
  rename: (id: string, name: string) => request('PATCH', `/credentials/${id}`, credentialResponse, { body: { name } }),
  /** How long the former data stays valid beside the new. */
  rotate: (id: string, body: { data: CredentialData; keepOldForHours: number }) =>
    request('POST', `/credentials/${id}/rotate`, credentialResponse, { body }),
  remove: (id: string) => request('DELETE', `/credentials/${id}`, nothing),
};
