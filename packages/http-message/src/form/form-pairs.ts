import { namedCharset } from '../text/find-charset.js';
import { formDecoder } from './form-decoder.js';

export type Pairs = readonly (readonly [name: string, value: string])[];

/**
 * Names and values of a query string, as Node gives it: one character for each byte, because an address has no charset.
 * @param query without the question mark
 */
export function queryPairs(query: string): Pairs {
  const isBytes = !/[^\0-\xff]/.test(query);
  return pairsOf(isBytes ? query : Buffer.from(query).toString('latin1'), undefined);
}

/**
 * Names and values of a body that is called a form (https://url.spec.whatwg.org/#urlencoded-parsing), in the charset that the
 * header or the form itself names. `_charset_` is how a browser says it (https://html.spec.whatwg.org/#attr-fe-name-charset).
 * PayPal says `charset`, which may be anything in other forms, and counts only where the form is no UTF-8:
 * https://developer.paypal.com/api/nvp-soap/ipn/IPNandPDTVariables/
 */
export function formPairs(body: Uint8Array, contentType: string | null): Pairs {
  const charset = namedCharset(contentType);
  return pairsOf(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'), charset);
}

const MARK = '\u00EF\u00BB\u00BF';

/** @param sent one character for each byte */
function pairsOf(sent: string, named: string | undefined): Pairs {
  const raw = splitPairs(sent.startsWith(MARK) ? sent.slice(MARK.length) : sent);
  const quick = /[^\0-\x7f]/.test(sent) ? undefined : asUtf8(raw);
  if (quick && isUtf8(named ?? valueOf(quick, '_charset_'))) return quick;
  const bytes = raw.map(([name, value]) => [unescape(name), unescape(value)] as const);
  const decode = formDecoder(named ?? valueOf(bytes, '_charset_'), valueOf(bytes, 'charset'));
  return bytes.map(([name, value]) => [decode(name), decode(value)]);
}

/** What forms are nearly always, by a function that is quick and strict. Undefined when it is something else. */
function asUtf8(raw: Pairs): Pairs | undefined {
  try {
    return raw.map(([name, value]) => [decodeURIComponent(name), decodeURIComponent(value)]);
  } catch {
    return undefined;
  }
}

const valueOf = (pairs: Pairs, wanted: string): string | undefined => pairs.find(([name]) => name === wanted)?.[1];

const isUtf8 = (charset: string | undefined): boolean => charset === undefined || /^utf-?8$/i.test(charset);

/** Still percent-encoded. Node's `URLSearchParams` takes half a minute for megabytes of plus signs. */
function splitPairs(text: string): Pairs {
  return text
    .split('+')
    .join(' ')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
    });
}

/** The bytes; a percent sign that encodes nothing stays. */
const unescape = (text: string): string =>
  text.includes('%')
    ? text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
