import type { ProviderResponse } from '@hookline/contracts';
import { ApiError, type CredentialData } from '../../shared/api/index.js';

/**
 * Says what the server would say of required fields that are empty, without asking it.
 * @throws ApiError that names them
 */
export function requireFilled(fields: ProviderResponse['fields'], data: CredentialData): void {
  const empty = fields.filter(({ name, required }) => required && (data[name] ?? '').trim() === '');
  if (empty.length === 0) return;
  const problems = empty.map(({ name, label }) => ({ field: `data.${name}`, message: `Fill in ${label}` }));
  throw new ApiError(422, 'request.wrong', 'Some fields are empty.', problems);
}
