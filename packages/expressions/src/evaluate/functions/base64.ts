/** Base64 of UTF-8 (RFC 4648, RFC 7617), the same in Node and in a browser. */
import { asText, failed, type OwnFunction } from './call.js';
import { guardLength } from './texts.js';

const CHUNK = 8_192;

export const base64Functions: Readonly<Record<string, OwnFunction>> = {
  base64encode: {
    signature: '<s-:s>',
    parameters: ['str'],
    run: ({ budget }, str) => {
      if (str === undefined) return undefined;
      const text = asText(str);
      guardLength(text, 'base64encode', budget.limits.outputSize);
      budget.spend(text.length / 50);
      const bytes = new TextEncoder().encode(text);
      budget.build(bytes.length * 2);
      let binary = '';
      for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
      return btoa(binary);
    },
  },

  base64decode: {
    signature: '<s-:s>',
    parameters: ['str'],
    run: ({ budget }, str) => {
      if (str === undefined) return undefined;
      const text = asText(str);
      guardLength(text, 'base64decode', budget.limits.outputSize * 2);
      budget.spend(text.length / 50);
      budget.build(text.length);
      return readUtf8(readBase64(text));
    },
  },
};

/** Both alphabets (RFC 4648 §4 and §5: `+/` and `-_`), with or without padding, broken into lines or not. */
function readBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = text
    .replaceAll(/[\t\n\r ]/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  let end = plain.length;
  while (end > 0 && plain[end - 1] === '=' && plain.length - end < 2) end--;
  const digits = plain.slice(0, end);
  if (digits.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(digits)) {
    throw failed(`$base64decode: "${text.slice(0, 40)}" is not base64.`);
  }
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
}

function readUtf8(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw failed(
      '$base64decode: What is inside is not text (UTF-8), as with a picture or a PDF. Hand on the base64 itself.',
    );
  }
}
