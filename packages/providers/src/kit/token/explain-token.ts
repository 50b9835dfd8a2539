/** Says in plain words why a token was refused. Tells what it claims, never the token itself. */
import { errors } from 'jose';
import { refuse, type Refusal } from '../verification.js';

export function explainToken(error: unknown): Refusal {
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return refuse('token.wrong', 'The signature of the token does not fit the key. Is it the key of this very sender?');
  }
  if (error instanceof errors.JWTExpired)
    return refuse('token.expired', `The token has expired: it was good until ${timeOf(error.payload.exp)}.`);
  if (error instanceof errors.JWTClaimValidationFailed) return explainClaim(error);
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return refuse('token.wrong', 'The token is signed in another way than the key of this trigger is for.');
  }
  if (
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JOSENotSupported
  ) {
    return refuse('token.malformed', 'The token is not written as a signed token (JWT) should be.');
  }
  return refuse(
    'credential.unusable',
    'The token cannot be checked with the key of this trigger. Enter the key again.',
  );
}

function explainClaim({ claim, reason, payload }: errors.JWTClaimValidationFailed): Refusal {
  if (reason === 'missing') return refuse('token.malformed', `The token does not say its ${wordFor(claim)}.`);
  if (claim === 'aud') {
    return refuse(
      'token.wrong',
      `The token is for another address: ${quoted(payload.aud)}. Let the sender use the address of this trigger as the audience, or enter that one here.`,
    );
  }
  if (claim === 'iss') return refuse('token.wrong', `The token was issued by somebody else: ${quoted(payload.iss)}.`);
  if (claim === 'nbf' && reason === 'check_failed') {
    return refuse('timestamp.in-future', `The token is not good yet: it begins on ${timeOf(payload.nbf)}.`);
  }
  return refuse('token.malformed', `The token says its ${wordFor(claim)} in a way that cannot be read.`);
}

const WORDS: Readonly<Record<string, string>> = {
  aud: 'audience (aud)',
  iss: 'issuer (iss)',
  exp: 'end (exp)',
  iat: 'age (iat)',
  nbf: 'beginning (nbf)',
};

const wordFor = (claim: string): string => WORDS[claim] ?? claim;

/** What was claimed, fit for a sentence. */
export function quoted(claim: unknown): string {
  const texts = [claim].flat().filter((part) => typeof part === 'string');
  return `“${texts
    .join(', ')
    .replaceAll(/[^ -~]/g, '?')
    .slice(0, 200)}”`;
}

function timeOf(seconds: unknown): string {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return 'no readable time';
  const [day, time = ''] = date.toISOString().split('T');
  return `${day} at ${time.slice(0, 5)} UTC`;
}
