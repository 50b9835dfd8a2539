/**
 * The fields of a form, as a route of Mailgun posts an e-mail: `multipart/form-data` when it has attachments, else
 * URL-encoded. Files are left out, long fields are cut. The first of several fields with one name counts.
 */
import { multipartFields } from '@hookline/http-message';
import type { ProviderRequest } from '../kit/provider-request.js';

const MAX_LENGTH = 4096;

export function formFields(request: ProviderRequest): ReadonlyMap<string, string> {
  const known = fieldsOf.get(request) ?? readFields(request);
  fieldsOf.set(request, known);
  return known;
}

/** Cached, because one request is read several times. */
const fieldsOf = new WeakMap<ProviderRequest, ReadonlyMap<string, string>>();

function readFields(request: ProviderRequest): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const isMultipart = request.mediaType === 'multipart/form-data';
  const contentType = request.header('content-type') ?? null;
  const pairs = isMultipart ? (multipartFields(request.decompressed, contentType) ?? []) : request.form();
  for (const [name, value] of pairs) if (!fields.has(name)) fields.set(name, value.slice(0, MAX_LENGTH));
  return fields;
}
