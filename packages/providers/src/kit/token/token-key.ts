/** Keys that tokens are signed with. The kind of key decides which algorithms are possible (RFC 8725 section 3.1). */
import { X509Certificate, createPublicKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';

export type TokenKey = SharedSecret | PublicKey | KeySet;

export interface SharedSecret {
  readonly kind: 'secret';
  readonly secret: string;
}

export interface PublicKey {
  readonly kind: 'public-key';
  readonly key: JWK;
  readonly algorithms: readonly string[];
}

/** Keys that a sender publishes; each is found by the id that the token names. */
export interface KeySet {
  readonly kind: 'key-set';
  readonly url: string;
  /** Undefined when it was not to be had. */
  readonly text: string | undefined;
}

const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const EC_BY_CURVE: Readonly<Record<string, string>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };
const EDWARDS = ['EdDSA', 'Ed25519'];
const MIN_RSA_BITS = 2048;

export const SECRET_ALGORITHMS: readonly string[] = ['HS256', 'HS384', 'HS512'];
export const KEY_SET_ALGORITHMS: readonly string[] = [...RSA, ...Object.values(EC_BY_CURVE), ...EDWARDS];

export function algorithmsOf(key: TokenKey): readonly string[] {
  if (key.kind === 'secret') return SECRET_ALGORITHMS;
  return key.kind === 'key-set' ? KEY_SET_ALGORITHMS : key.algorithms;
}

/** Reads a public key or a certificate in PEM form, however its lines were broken on the way; undefined when it is none. */
export function readPublicKey(text: string): PublicKey | undefined {
  const [, label = '', base64 = ''] =
    /-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/.exec(text.replaceAll('\\n', '\n')) ?? [];
  try {
    const key = keyFrom(label, Buffer.from(base64, 'base64'));
    const algorithms = key ? algorithmsFor(key) : [];
    return key && algorithms.length > 0
      ? { kind: 'public-key', key: key.export({ format: 'jwk' }), algorithms }
      : undefined;
  } catch {
    return undefined;
  }
}

function keyFrom(label: string, der: Buffer): KeyObject | undefined {
  if (label === 'PUBLIC KEY') return createPublicKey({ key: der, format: 'der', type: 'spki' });
  if (label === 'RSA PUBLIC KEY') return createPublicKey({ key: der, format: 'der', type: 'pkcs1' });
  return label === 'CERTIFICATE' ? new X509Certificate(der).publicKey : undefined;
}

function algorithmsFor({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): readonly string[] {
  if (type === 'rsa') return (details?.modulusLength ?? 0) >= MIN_RSA_BITS ? RSA : [];
  if (type === 'ed25519') return EDWARDS;
  const algorithm = type === 'ec' ? EC_BY_CURVE[details?.namedCurve ?? ''] : undefined;
  return algorithm === undefined ? [] : [algorithm];
}
