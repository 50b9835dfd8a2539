import { providerListResponse } from '@hookline/contracts';
import { request } from '../request.js';

export const providers = {
  list: (signal?: AbortSignal) => request('GET', '/providers', providerListResponse, { signal }),
};
