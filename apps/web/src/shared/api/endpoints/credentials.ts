import {
  credentialKindListResponse,
  credentialListResponse,
  credentialResponse,
  credentialTestResponse,
} from '@hookline/contracts';
import { nothing, request } from '../request.js';

/** The entered values, by the names of the kind's fields. */
export type CredentialData = Readonly<Record<string, string>>;

export const credentials = {
  list: (signal?: AbortSignal) => request('GET', '/credentials', credentialListResponse, { signal }),
  kinds: (signal?: AbortSignal) => request('GET', '/credential-kinds', credentialKindListResponse, { signal }),
  create: (body: { name: string; kind: string; data: CredentialData }) =>
    request('POST', '/credentials', credentialResponse, { body }),
  rename: (id: string, name: string) => request('PATCH', `/credentials/${id}`, credentialResponse, { body: { name } }),
  /** How long the former data of a sender's credential stays valid beside the new. */
  rotate: (id: string, body: { data: CredentialData; keepOldForHours: number }) =>
    request('POST', `/credentials/${id}/rotate`, credentialResponse, { body }),
  /** Sends a request without an effect. */
  test: (id: string) => request('POST', `/credentials/${id}/test`, credentialTestResponse),
  remove: (id: string) => request('DELETE', `/credentials/${id}`, nothing),
};
