import type { CredentialKindResponse } from '@hookline/contracts';
import { ApiError, type CredentialData } from '../../../shared/api/index.js';

/**
 * Reports empty required fields as the server would, without a request.
 * @throws ApiError that names them
 */
export function requireFilled(fields: CredentialKindResponse['fields'], data: CredentialData): void {
  const empty = fields.filter(({ name, required }) => required && (data[name] ?? '').trim() === '');
  if (empty.length === 0) return;
  const problems = empty.map(({ name, label }) => ({ field: `data.${name}`, message: `Fill in ${label}` }));
  throw new ApiError(422, 'request.wrong', 'Some fields are empty.', problems);
}
