import { isBinaryType, isTextType, mediaType } from '../media-type.js';
import { decodeAs } from './decode-as.js';
import { findCharset } from './find-charset.js';
import { guessText } from './guess-text.js';

/**
 * A decompressed body as text; undefined when it is no text. An unknown or wrong charset falls back to UTF-8, and then to a
 * guess where the media type is a text type. Bytes with a NUL are no text, unless the media type says text.
 */
export function decodeText(body: Uint8Array, contentType: string | null): string | undefined {
  const type = mediaType(contentType);
  if (isBinaryType(type)) return undefined;
  const charset = findCharset(body, contentType);
  const named = charset === undefined ? undefined : decodeAs(charset, body);
  if (named !== undefined) return named;
  const text = decodeAs('utf-8', body);
  if (isTextType(type)) return text ?? guessText(body);
  return text?.includes('\0') ? undefined : text;
}
