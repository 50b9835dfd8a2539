/**
 * Reads `multipart/form-data` (RFC 7578) from a whole body, strictly and in linear time. What is not exactly that gives
 * undefined: no part is guessed. Libraries read streams, which end later than the call that feeds them.
 */
import { collectFields } from '../collect-fields.js';
import { decodeText } from '../decode-text.js';
import { isJsonType, mediaType, readParameters } from '../media-type.js';
import { readJson } from '../read-json.js';
import { readPartHeaders } from './read-part-headers.js';
import { splitParts, type RawPart } from './split-parts.js';

/** Fields and files never mix: what a sender writes into a field cannot pass for a file. */
export interface MultipartBody {
  readonly fields: Record<string, unknown>;
  readonly files: MultipartFile[];
}

export interface MultipartFile {
  readonly field: string;
  /** As sent; null when the sender gave none. A name, never a path to open. */
  readonly filename: string | null;
  readonly contentType: string | null;
  readonly size: number;
  readonly base64: string;
}

type Part = { readonly name: string; readonly value: unknown } | { readonly file: MultipartFile };

export function readMultipart(body: Uint8Array, contentType: string | null): MultipartBody | undefined {
  const boundary = readParameters(contentType ?? '').get('boundary');
  const parts = boundary === undefined ? undefined : splitParts(body, boundary)?.map(readPart);
  if (!parts?.every((part) => part !== undefined)) return undefined;
  return {
    fields: collectFields(parts.flatMap((part) => ('file' in part ? [] : [[part.name, part.value] as const]))),
    files: parts.flatMap((part) => ('file' in part ? [part.file] : [])),
  };
}

/** What has a filename is a file, and so are bytes that are no text. */
function readPart({ head, content }: RawPart): Part | undefined {
  const headers = readPartHeaders(head);
  const disposition = headers?.get('content-disposition') ?? '';
  const parameters = readParameters(disposition);
  const name = parameters.get('name');
  if (!headers || mediaType(disposition) !== 'form-data' || name === undefined) return undefined;
  const contentType = headers.get('content-type') ?? null;
  const filename = extendedFilename(parameters) ?? parameters.get('filename') ?? null;
  const text = filename === null ? decodeText(content, contentType) : undefined;
  if (text !== undefined) return { name, value: fieldValue(text, contentType) };
  return {
    file: { field: name, filename, contentType, size: content.length, base64: content.toString('base64') },
  };
}

/** Media servers send a JSON part beside their pictures. */
function fieldValue(text: string, contentType: string | null): unknown {
  const json = isJsonType(mediaType(contentType)) ? readJson(text) : undefined;
  return json === undefined ? text : json;
}

/** `filename*=UTF-8''na%C3%AFve.txt`: RFC 8187. */
function extendedFilename(parameters: ReadonlyMap<string, string>): string | undefined {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(parameters.get('filename*') ?? '')?.[1];
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
