/** A user name and a password in the header Authorization. https://www.rfc-editor.org/rfc/rfc7617 */
import type { ProviderRequest } from '../provider-request.js';
import { ACCEPTED, refuse, type Refusal, type RefusalCode, type Verification } from '../verification.js';
import { decodeSignature, isSame } from './signature.js';

export interface BasicAuth {
  /** Without a colon: the first one ends it. */
  readonly username: string;
  readonly password: string;
}

export function checkBasicAuth(request: ProviderRequest, expected: BasicAuth): Verification {
  const given = request.header('Authorization');
  if (!given) return refuseBasicAuth('token.missing', 'The request came without a user name and a password.');
  const [, encoded = ''] = /^basic +(\S+)$/i.exec(given.trim()) ?? [];
  const pair = decodeSignature(encoded, 'base64');
  if (!pair) {
    return refuseBasicAuth('token.malformed', 'The header Authorization holds no user name and password (Basic auth).');
  }
  // As one text: where the colon stands tells nothing more, because the user name has none.
  return isSame(pair, textOf(expected))
    ? ACCEPTED
    : refuseBasicAuth('token.wrong', 'The user name or the password is not the one entered here. Enter both again.');
}

/** What `checkBasicAuth` accepts. */
export const signBasicAuth = (auth: BasicAuth): Record<string, string> => ({
  Authorization: `Basic ${Buffer.from(textOf(auth)).toString('base64')}`,
});

/** For a credential's schema: what a user name cannot hold. */
export const isUsername = (text: string): boolean => !text.includes(':');

/** Some senders keep what they know to themselves until they are asked for it (RFC 9110 section 11.6.1). */
const refuseBasicAuth = (code: RefusalCode, reason: string): Refusal =>
  refuse(code, reason, { status: 401, headers: { 'www-authenticate': 'Basic realm="Hookline", charset="UTF-8"' } });

const textOf = ({ username, password }: BasicAuth): string => `${username}:${password}`;
