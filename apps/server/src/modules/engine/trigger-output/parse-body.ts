/**
 * Reads a body by its content type. Refuses nothing: what cannot be read as what it says it is becomes text, and what is
 * no text becomes `{base64, size}`, so that every event is an event. Whatever comes out is plain JSON (ADR 11).
 */
import { decodeText } from './bodies/decode-text.js';
import { isJsonType, isXmlType, mediaType } from './bodies/media-type.js';
import { readForm } from './bodies/read-form.js';
import { looksLikeJson, readJson } from './bodies/read-json.js';
import { readJsonLines, separatorOf } from './bodies/read-json-lines.js';
import { readMultipart } from './bodies/multipart/read-multipart.js';
import { readXml } from './bodies/read-xml.js';

export { decodeText } from './bodies/decode-text.js';
export { parseForm } from './bodies/read-form.js';

export function parseBody(body: Uint8Array, contentType: string | null): unknown {
  if (body.length === 0) return null;
  const type = mediaType(contentType);
  const form = type === 'multipart/form-data' ? readMultipart(body, contentType) : undefined;
  if (form) return form;
  const text = decodeText(body, contentType);
  if (text === undefined) return { base64: Buffer.from(body).toString('base64'), size: body.length };
  const value = readText(text, type);
  return value === undefined ? text : value;
}

/** Undefined when it is only text. */
function readText(text: string, type: string): unknown {
  if (isJsonType(type)) return readJson(text);
  // AWS SNS sends JSON as text/plain: https://docs.aws.amazon.com/sns/latest/dg/http-header.html
  if (type === '' || type === 'text/plain') return looksLikeJson(text) ? readJson(text) : undefined;
  if (type === 'application/x-www-form-urlencoded') return readForm(text);
  if (isXmlType(type)) return readXml(text);
  const separator = separatorOf(type);
  return separator === undefined ? undefined : readJsonLines(text, separator);
}
