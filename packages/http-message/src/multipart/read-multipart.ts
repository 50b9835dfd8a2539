/**
 * Reads `multipart/form-data` (RFC 7578) from a whole body, strictly and in linear time. What is not exactly that gives
 * undefined: no part is guessed. Libraries read streams, which end later than the call that feeds them.
 */
import { collectFields } from '../form/collect-fields.js';
import type { Pairs } from '../form/form-pairs.js';
import { readJson } from '../json/read-json.js';
import { isJsonType, mediaType, readParameters } from '../media-type.js';
import { decodeText } from '../text/decode-text.js';
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

interface Part {
  readonly name: string;
  readonly filename: string | null;
  readonly contentType: string | null;
  readonly content: Buffer;
}

/** A form with files. Undefined when it is not exactly that. @param contentType with the boundary */
export function readMultipart(body: Uint8Array, contentType: string | null): MultipartBody | undefined {
  const parts = readParts(body, contentType);
  if (!parts) return undefined;
  const charset = charsetOf(parts);
  const fields: [string, unknown][] = [];
  const files: MultipartFile[] = [];
  for (const part of parts) {
    const text = textOf(part, charset);
    if (text === undefined) files.push(toFile(part));
    else fields.push([part.name, fieldValue(text, part.contentType)]);
  }
  return { fields: collectFields(fields), files };
}

/** Names and texts of the fields alone, at no cost for the files. Undefined when it is not exactly a form with files. */
export function multipartFields(body: Uint8Array, contentType: string | null): Pairs | undefined {
  const parts = readParts(body, contentType);
  const charset = parts && charsetOf(parts);
  return parts?.flatMap((part) => {
    const text = textOf(part, charset);
    return text === undefined ? [] : [[part.name, text] as const];
  });
}

function readParts(body: Uint8Array, contentType: string | null): Part[] | undefined {
  const boundary = readParameters(contentType ?? '').get('boundary');
  const raw = boundary === undefined ? undefined : splitParts(body, boundary);
  const parts = raw?.map(readPart).filter((part) => part !== undefined);
  return parts?.length === raw?.length ? parts : undefined;
}

function readPart({ head, content }: RawPart): Part | undefined {
  const headers = readPartHeaders(head);
  const disposition = headers?.get('content-disposition') ?? '';
  const parameters = readParameters(disposition);
  const name = parameters.get('name');
  if (!headers || mediaType(disposition) !== 'form-data' || name === undefined) return undefined;
  const filename = extendedFilename(parameters) ?? parameters.get('filename') ?? null;
  return { name, filename, contentType: headers.get('content-type') ?? null, content };
}

/** What has a filename is a file, and so are bytes that are no text. A part is text where it does not say (section 4.4). */
function textOf({ filename, contentType, content }: Part, charset: string | undefined): string | undefined {
  if (filename !== null) return undefined;
  const standard = charset === undefined ? 'text/plain' : `text/plain; charset=${charset}`;
  return decodeText(content, contentType ?? standard);
}

/** A browser says it in a field of this name (section 4.6). */
function charsetOf(parts: readonly Part[]): string | undefined {
  const said = parts
    .find(({ name, filename }) => name === '_charset_' && filename === null)
    ?.content.toString('latin1');
  return said !== undefined && /^[\w.:-]{1,40}$/.test(said) ? said : undefined;
}

const toFile = ({ name, filename, contentType, content }: Part): MultipartFile => ({
  field: name,
  filename,
  contentType,
  size: content.length,
  base64: content.toString('base64'),
});

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
