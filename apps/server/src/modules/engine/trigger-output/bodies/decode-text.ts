import { isXmlType, mediaType, readParameters } from './media-type.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The body as text; undefined when it is no text. A byte order mark says more than the sender's header, and the header
 * more than an XML declaration (RFC 7303, section 3). A charset that is unknown or does not fit gives way to UTF-8.
 */
export function decodeText(body: Uint8Array, contentType: string | null): string | undefined {
  const charset = findCharset(body, contentType);
  const text = charset === undefined ? undefined : decodeAs(charset, body);
  return text ?? decodeAs('utf-8', body);
}

function decodeAs(charset: string, body: Uint8Array): string | undefined {
  try {
    if (charset === 'utf-8') return UTF8.decode(body);
    const decoder = new TextDecoder(charset, { fatal: true });
    // As a stream: at one go, Node 20 takes windows-1252 for ISO-8859-1, and € for a control character.
    return decoder.decode(body, { stream: true }) + decoder.decode();
  } catch {
    return undefined;
  }
}

function findCharset(body: Uint8Array, contentType: string | null): string | undefined {
  const type = mediaType(contentType);
  const named = readParameters(contentType ?? '')
    .get('charset')
    ?.toLowerCase();
  return markedCharset(body, named !== undefined || isTextual(type)) ?? named ?? declaredCharset(body, type);
}

/** @param isText whether the sender calls it text: binary formats may begin with the same two bytes as UTF-16. */
function markedCharset([first, second, third]: Uint8Array, isText: boolean): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (isText && first === 0xff && second === 0xfe) return 'utf-16le';
  if (isText && first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

const isTextual = (type: string): boolean => type === '' || /^text\/|json|xml|form-urlencoded/.test(type);

const DECLARATION_BYTES = 200;

/** `<?xml version="1.0" encoding="iso-8859-1"?>`. One that can be read like this is not in UTF-16, whatever it says. */
function declaredCharset(body: Uint8Array, type: string): string | undefined {
  if (!isXmlType(type)) return undefined;
  const start = Buffer.from(body.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const charset = /^<\?xml\s[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase();
  return charset?.startsWith('utf-16') ? undefined : charset;
}
