/** What has to be known to check a token: one kind of key, where the token stands, and what it has to claim. */
import { oneOf, optionalSecret, plainText } from '@hookline/credentials';
import { z } from 'zod';
import { readPublicKey } from '../kit/token/token-key.js';

export const credential = z
  .object({
    keyKind: oneOf(
      {
        secret: 'A shared secret (HS256, HS384, HS512)',
        publicKey: 'A public key (RS, PS, ES or EdDSA)',
        keySet: 'The address of a key set (JWKS)',
      },
      { label: 'Key', help: 'Tokens that are signed in any other way are refused.' },
      'secret',
    ),
    secret: optionalSecret({ label: 'Shared secret', help: 'For a shared secret only.' }),
    publicKey: plainText(
      {
        label: 'Public key',
        placeholder: '-----BEGIN PUBLIC KEY-----',
        help: 'For a public key only: PEM, a certificate too.',
      },
      '',
    ),
    keySetUrl: plainText(
      { label: 'Address of the key set', placeholder: 'https://…/jwks.json', help: 'For a key set only.' },
      '',
    ),
    header: plainText({ label: 'Header', help: 'The header that holds the token.' }, 'Authorization'),
    scheme: plainText({ label: 'Scheme', help: 'The word before the token. Empty when there is none.' }, 'Bearer'),
    issuer: plainText({ label: 'Issuer', help: 'What the token has to have as iss. Left empty: anything.' }, ''),
    audience: plainText({ label: 'Audience', help: 'What the token has to have as aud. Left empty: anything.' }, ''),
  })
  .superRefine((fields, context) => {
    const problem = problemOf(fields);
    if (problem) context.addIssue({ code: 'custom', ...problem });
  });

export type JwtCredential = z.output<typeof credential>;

type Problem = { readonly path: string[]; readonly message: string };
type Fields = Readonly<Record<'keyKind' | 'secret' | 'publicKey' | 'keySetUrl' | 'header', string>>;

function problemOf({ keyKind, secret, publicKey, keySetUrl, header }: Fields): Problem | null {
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(header)) return { path: ['header'], message: 'Fill in the name of a header' };
  if (keyKind === 'secret') return problemOfSecret(secret);
  if (keyKind === 'publicKey') {
    const message =
      'Paste a public key: it begins with -----BEGIN PUBLIC KEY-----, and RSA keys have at least 2048 bits';
    return readPublicKey(publicKey) ? null : { path: ['publicKey'], message };
  }
  return isHttps(keySetUrl) ? null : { path: ['keySetUrl'], message: 'Fill in an address that begins with https://' };
}

/** A public key is refused as a shared secret: anyone who has the key could sign. */
function problemOfSecret(secret: string): Problem | null {
  if (secret === '') return { path: ['secret'], message: 'Fill in Shared secret' };
  const message = 'This is a key in PEM form and no shared secret: choose “A public key” above';
  return secret.startsWith('-----BEGIN') ? { path: ['secret'], message } : null;
}

function isHttps(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
