import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a header, a cookie and a URL. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

/** The stored form of a token. Tokens are long and random, so a fast hash is enough. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
