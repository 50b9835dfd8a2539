import { isBinaryType, isTextType, mediaType } from '../media-type.js';
import { decodeAs } from './decode-as.js';
import { findCharset } from './find-charset.js';
import { guessText } from './guess-text.js';

/**
 * A body, unpacked, as text; undefined when it is no text. A charset that is unknown or does not fit gives way to UTF-8,
 * and what is neither is guessed where the sender calls it text. Bytes that nobody calls text are none with a NUL in them.
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
