/** Takes a token (JWT) out of its header. Nothing in it is to be believed before `checkToken` has looked at it. */
import { decodeProtectedHeader } from 'jose';
import type { ProviderRequest } from '../provider-request.js';
import { refuse, type Refusal } from '../verification.js';

export interface TokenPlace {
  /** As it is shown to people: `Authorization`. */
  readonly header: string;
  /** What stands before the token: `Bearer`. Empty when nothing does. */
  readonly scheme: string;
  /** What the token may be signed with. The key decides this, never the token. */
  readonly algorithms: readonly string[];
}

export interface ReadToken {
  readonly kind: 'token';
  readonly token: string;
}

export function readToken(request: ProviderRequest, { header, scheme, algorithms }: TokenPlace): ReadToken | Refusal {
  const value = request.header(header)?.trim();
  if (!value) return refuse('token.missing', `The header ${header} is missing.`);
  const token = withoutScheme(value, scheme);
  if (token === undefined) {
    return refuse('token.malformed', `The header ${header} does not begin with “${scheme}” and a space.`);
  }
  const algorithm = algorithmOf(token);
  if (algorithm === undefined) {
    return refuse('token.malformed', `What stands in the header ${header} is no signed token (JWT).`);
  }
  return algorithms.includes(algorithm) ? { kind: 'token', token } : wrongAlgorithm(algorithm, algorithms);
}

/** The name of a scheme is compared without case (RFC 9110 section 11.1). */
function withoutScheme(value: string, scheme: string): string | undefined {
  if (scheme === '') return value;
  const [first = '', ...rest] = value.split(/\s+/);
  return first.toLowerCase() === scheme.toLowerCase() ? rest.join(' ') : undefined;
}

function algorithmOf(token: string): string | undefined {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) return undefined;
  try {
    const { alg } = decodeProtectedHeader(token);
    return typeof alg === 'string' && /^[\w-]{1,16}$/.test(alg) ? alg : undefined;
  } catch {
    return undefined;
  }
}

function wrongAlgorithm(algorithm: string, algorithms: readonly string[]): Refusal {
  if (algorithm.toLowerCase() === 'none')
    return refuse('token.wrong', 'The token is not signed, so anybody can have made it.');
  const wanted = algorithms.join(', ');
  return refuse('token.wrong', `The token is signed with ${algorithm}, and the key of this trigger is for ${wanted}.`);
}
