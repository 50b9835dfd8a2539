/** Signing and comparing. Nothing here tells by its time how much of a signature was right. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type HmacAlgorithm = 'sha1' | 'sha256' | 'sha384' | 'sha512';
export type SignatureEncoding = 'hex' | 'base64' | 'base64url';
type Bytes = string | Uint8Array;

/** The HMAC of the parts, one after the other. Texts count as UTF-8. */
export function hmac(algorithm: HmacAlgorithm, key: Bytes, ...parts: readonly Bytes[]): Buffer {
  const digest = createHmac(algorithm, key);
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/**
 * Equal bytes. Its time does not depend on the content: of bytes only on whether the lengths agree, which of a signature is
 * no secret; of texts (tokens, passwords) not on that either, because their digests are compared.
 */
export function isSame(given: Bytes, expected: Bytes): boolean {
  if (typeof given === 'string' || typeof expected === 'string')
    return timingSafeEqual(digest(given), digest(expected));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const digest = (bytes: Bytes): Buffer => createHash('sha256').update(bytes).digest();

const PATTERNS: Readonly<Record<SignatureEncoding, RegExp>> = {
  hex: /^(?:[0-9a-f]{2})+$/i,
  base64: /^[A-Za-z0-9+/]+={0,2}$/,
  base64url: /^[A-Za-z0-9_-]+={0,2}$/,
};

/** The bytes of a signature; undefined when it is not written as it should be. */
export function decodeSignature(text: string, encoding: SignatureEncoding): Buffer | undefined {
  const trimmed = text.trim();
  return PATTERNS[encoding].test(trimmed) ? Buffer.from(trimmed, encoding) : undefined;
}
