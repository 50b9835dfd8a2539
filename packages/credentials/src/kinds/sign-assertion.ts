/** A signed JWT (RFC 7515, RFC 7519) with Web Crypto: the one algorithm that is needed is less than a library in the editor. */
import type { AccountKey } from './google-account-key.js';

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** @throws when the key is none */
export async function signAssertion(
  { private_key: pem, private_key_id: kid }: AccountKey,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  const key = await crypto.subtle.importKey('pkcs8', bytesOf(pem), RS256, false, ['sign']);
  const header = { alg: 'RS256', typ: 'JWT', ...(kid !== '' && { kid }) };
  const signed = `${partOf(header)}.${partOf(claims)}`;
  const signature = await crypto.subtle.sign(RS256.name, key, new TextEncoder().encode(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

const partOf = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** PEM (RFC 7468) without its first and last line. */
const bytesOf = (pem: string) =>
  Uint8Array.from(atob(pem.replaceAll(/-----[A-Z ]+-----|\s/g, '')), (character) => character.charCodeAt(0));
