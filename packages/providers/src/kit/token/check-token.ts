/** Checks a signed token (JWT): its signature first, then for whom it is, from whom, and for how long. */
import { createLocalJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { refuse, type Refusal } from '../verification.js';
import { explainToken } from './explain-token.js';
import { algorithmsOf, type KeySet, type TokenKey } from './token-key.js';

export interface TokenCheck {
  readonly token: string;
  readonly key: TokenKey;
  /** Left out: any issuer. */
  readonly issuer?: string;
  /** Any of them is enough. Left out: any audience. */
  readonly audiences?: readonly string[];
  /** Claims that have to be there besides. */
  readonly required?: readonly string[];
  /** Unix time in milliseconds. */
  readonly now: number;
}

export interface ValidToken {
  readonly kind: 'valid';
  readonly claims: JWTPayload;
}

/** How far the sender's clock may be off. */
const TOLERANCE_SECONDS = 300;

export async function checkToken(check: TokenCheck): Promise<ValidToken | Refusal> {
  const { token, key, issuer, audiences, required = [], now } = check;
  const options: JWTVerifyOptions = {
    algorithms: [...algorithmsOf(key)],
    requiredClaims: [...required],
    clockTolerance: TOLERANCE_SECONDS,
    currentDate: new Date(now),
    ...(issuer === undefined ? {} : { issuer }),
    ...(audiences === undefined ? {} : { audience: [...audiences] }),
  };
  try {
    return { kind: 'valid', claims: await verifiedClaims(token, key, options) };
  } catch (error) {
    return key.kind === 'key-set' ? explainKeySet(error, key) : explainToken(error);
  }
}

async function verifiedClaims(token: string, key: TokenKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  if (key.kind === 'secret') return (await jwtVerify(token, Buffer.from(key.secret), options)).payload;
  if (key.kind === 'public-key') return (await jwtVerify(token, key.key, options)).payload;
  const find = createLocalJWKSet(JSON.parse(key.text ?? ''));
  try {
    return (await jwtVerify(token, find, options)).payload;
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) return claimsByAnyOf(error, token, options);
    throw error;
  }
}

/** A token that names no key may be signed with any key of its kind. */
async function claimsByAnyOf(
  candidates: errors.JWKSMultipleMatchingKeys,
  token: string,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  for await (const candidate of candidates) {
    try {
      return (await jwtVerify(token, candidate, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw new errors.JWSSignatureVerificationFailed();
}

/** A new key, or a document that came damaged: in both cases a newer copy may decide otherwise. */
function explainKeySet(error: unknown, { url }: KeySet): Refusal {
  const again = { staleDocument: url };
  if (error instanceof errors.JWKSNoMatchingKey) {
    return refuse('token.wrong', `The token is signed with a key that is not among those of ${url}.`, again);
  }
  if (error instanceof SyntaxError || error instanceof errors.JWKSInvalid) {
    return refuse('credential.unusable', `What stands at ${url} is no set of keys (JWKS).`, again);
  }
  return explainToken(error);
}
