/**
 * Reads a body by the headers that came with it: events, the answers of other servers, and what answers a waiting step.
 * Refuses nothing: what cannot be read as what it says it is becomes text, and what is no text becomes `{base64, size}`, so
 * that every event is an event. Whatever comes out is plain JSON (ADR 11).
 */
import { decompressBody, type DecompressError } from './decompress/decompress-body.js';
import { readForm } from './form/read-form.js';
import { findJsonLines, readJsonLines, separatorOf } from './json/read-json-lines.js';
import { looksLikeJson, readJson } from './json/read-json.js';
import { isCarelessType, isFormType, isJsonType, isXmlType, mediaType } from './media-type.js';
import { readMultipart } from './multipart/read-multipart.js';
import { decodeText } from './text/decode-text.js';
import { readXml } from './xml/read-xml.js';

/** The headers of a message that decide how its body is read. As they were sent; several of one name joined by commas. */
export interface BodyHeaders {
  readonly 'content-type'?: string | null | undefined;
  readonly 'content-encoding'?: string | null | undefined;
}

/** Bytes that are no text, and that JSON can hold. */
export interface BinaryBody {
  readonly base64: string;
  /** In bytes. */
  readonly size: number;
  /** Why they are still compressed, when they are. */
  readonly error?: DecompressError;
}

/**
 * A body as a value that is plain JSON; null when it is empty. Never throws, and depends on nothing but its arguments: it
 * may run in another thread.
 */
export function parseBody(sent: Uint8Array, headers: BodyHeaders): unknown {
  if (sent.length === 0) return null;
  const decompressed = decompressBody(sent, headers['content-encoding']);
  if ('error' in decompressed) return { ...toBinary(sent), error: decompressed.error };
  const { body } = decompressed;
  const contentType = headers['content-type'] ?? null;
  const type = mediaType(contentType);
  const form = type === 'multipart/form-data' ? readMultipart(body, contentType) : undefined;
  if (form) return form;
  const text = decodeText(body, contentType);
  if (text === undefined) return toBinary(body);
  const value = isFormType(type) ? readForm(body, contentType, text) : readText(text, type);
  return value === undefined ? text : value;
}

const toBinary = (body: Uint8Array): BinaryBody => ({
  base64: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
  size: body.length,
});

/** Undefined when it is only text. */
function readText(text: string, type: string): unknown {
  const separator = separatorOf(type);
  if (separator !== undefined) return readJsonLines(text, separator);
  if (isJsonType(type) || (isCarelessType(type) && looksLikeJson(text))) return readJsonOrLines(text);
  return isXmlType(type) ? readXml(text) : undefined;
}

function readJsonOrLines(text: string): unknown {
  const value = readJson(text);
  return value === undefined ? findJsonLines(text) : value;
}
