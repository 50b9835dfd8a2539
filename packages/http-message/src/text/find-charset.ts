import { isBinaryType, isTextType, isXmlType, mediaType, readParameters } from '../media-type.js';

/**
 * The charset that a body is in, by what it and its header say; undefined when neither says anything. A byte order mark
 * says more than the header, and the header more than an XML declaration (RFC 7303, section 3).
 */
export function findCharset(body: Uint8Array, contentType: string | null): string | undefined {
  const type = mediaType(contentType);
  const named = namedCharset(contentType);
  const isText = !isBinaryType(type) && (named !== undefined || type === '' || isTextType(type));
  return markedCharset(body, isText) ?? named ?? declaredCharset(body, type);
}

/** The parameter `charset` of a Content-Type header, in lower case. */
export function namedCharset(contentType: string | null): string | undefined {
  if (!contentType?.toLowerCase().includes('charset')) return undefined;
  return readParameters(contentType).get('charset')?.split(',', 1)[0]?.trim().toLowerCase();
}

/** @param isText whether the sender calls it text: binary formats may begin with the same two bytes as UTF-16. */
function markedCharset([first, second, third]: Uint8Array, isText: boolean): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (isText && first === 0xff && second === 0xfe) return 'utf-16le';
  if (isText && first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

const DECLARATION_BYTES = 200;

/** `<?xml version="1.0" encoding="iso-8859-1"?>`. One that can be read like this is not in UTF-16, whatever it says. */
function declaredCharset(body: Uint8Array, type: string): string | undefined {
  if (!isXmlType(type)) return undefined;
  const start = Buffer.from(body.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const charset = /^<\?xml\s[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase();
  return charset?.startsWith('utf-16') ? undefined : charset;
}
