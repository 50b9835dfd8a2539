import {
  apiKeyListResponse,
  createdApiKeyResponse,
  setupStateResponse,
  userResponse,
  type ChangePasswordRequest,
  type SessionRequest,
  type SetupRequest,
} from '@hookline/contracts';
import { nothing, request } from '../request.js';

export const accounts = {
  setupState: (signal?: AbortSignal) => request('GET', '/setup', setupStateResponse, { signal }),
  setUp: (body: SetupRequest) => request('POST', '/setup', userResponse, { body }),
  logIn: (body: SessionRequest) => request('POST', '/session', userResponse, { body }),
  logOut: () => request('DELETE', '/session', nothing),
  logOutElsewhere: () => request('DELETE', '/sessions', nothing),
  changePassword: (body: ChangePasswordRequest) => request('PUT', '/me/password', nothing, { body }),
  me: (signal?: AbortSignal) => request('GET', '/me', userResponse, { signal }),
  listApiKeys: (signal?: AbortSignal) => request('GET', '/api-keys', apiKeyListResponse, { signal }),
  createApiKey: (name: string) => request('POST', '/api-keys', createdApiKeyResponse, { body: { name } }),
  revokeApiKey: (id: string) => request('DELETE', `/api-keys/${id}`, nothing),
};
