/**
 * Encrypts stored secrets, so that a copy of the database reveals nothing. A ciphertext is bound to its owner: moved to
 * another one, it does not decrypt.
 *   version (1 byte) | nonce (12) | AES-256-GCM ciphertext | tag (16)
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;

export class SecretCipher {
  readonly #key: Buffer;

  /** @param purpose derives a key per use: ciphertexts of one do not decrypt with another. */
  constructor(secretKey: string, purpose: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secretKey, '', purpose, KEY_BYTES));
  }

  /** @param owner needed again to decrypt. */
  seal(text: string, owner: readonly string[]): Buffer {
    // Random nonces are safe for 2^32 writes with one key (NIST SP 800-38D, 8.3): more than people ever enter.
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(boundTo(owner));
    const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, ciphertext, cipher.getAuthTag()]);
  }

  /** Undefined when the ciphertext was changed, or encrypted with another key or for another owner. */
  open(sealed: Buffer, owner: readonly string[]): string | undefined {
    if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) return undefined;
    const nonce = sealed.subarray(1, HEAD_BYTES);
    const decipher = createDecipheriv(ALGORITHM, this.#key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(owner));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const text = decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES));
    try {
      return Buffer.concat([text, decipher.final()]).toString();
    } catch {
      return undefined;
    }
  }
}

/** As JSON, because joined texts are ambiguous: `a` and `bc` are not `ab` and `c`. */
const boundTo = (owner: readonly string[]): Buffer => Buffer.from(JSON.stringify([VERSION, ...owner]));
