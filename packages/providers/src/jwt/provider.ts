import { hmac } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type DocumentAddress, type VerifyContext } from '../kit/provider.js';
import { checkToken } from '../kit/token/check-token.js';
import { readToken, type ReadToken } from '../kit/token/read-token.js';
import {
  KEY_SET_ALGORITHMS,
  SECRET_ALGORITHMS,
  algorithmsOf,
  readPublicKey,
  type TokenKey,
} from '../kit/token/token-key.js';
import { ACCEPTED, refuse, type Refusal, type Verification } from '../kit/verification.js';
import { credential, type JwtCredential } from './credential.js';
import { sample } from './sample.js';

/** Any sender with a signed token: RFC 7519, with the precautions of RFC 8725. The token does not cover the body. */
export const jwt = defineProvider({
  id: 'jwt',
  title: 'Signed token (JWT)',
  summary: 'Any sender that puts a JSON Web Token into a header.',
  setUp: {
    steps: [
      'Paste the trigger URL at the sender.',
      'Have the sender put the token into the header Authorization, after the word Bearer, or into a header you name here.',
      'Choose one kind of key here, and fill in its field only.',
      'Fill in the audience if the sender gives the same issuer’s tokens to others too.',
    ],
    secret:
      'The sender’s documentation says how its tokens are signed: with a shared secret, or with a key that it publishes.',
    docs: 'https://www.rfc-editor.org/rfc/rfc7519',
  },
  credential,
  sample,
  detect: () => false,
  documents,
  verify,
  sign: (_request, context) => sign(context),
  // A token may be used for many requests, so its jti names none of them.
  identify: () => ({ id: null, type: null }),
});

function documents(request: ProviderRequest, fields: JwtCredential): readonly DocumentAddress[] | Refusal {
  if (fields.keyKind !== 'keySet') return [];
  const read = readTokenFor(request, fields, KEY_SET_ALGORITHMS);
  return read.kind === 'refused' ? read : [{ url: fields.keySetUrl, kind: 'keys' }];
}

async function verify(request: ProviderRequest, context: VerifyContext<JwtCredential>): Promise<Verification> {
  const { credential: fields, now } = context;
  const key = keyOf(context);
  if (!key) return refuse('credential.unusable', 'The public key of this trigger cannot be read. Enter it again.');
  const read = readTokenFor(request, fields, algorithmsOf(key));
  if (read.kind === 'refused') return read;
  const checked = await checkToken({ token: read.token, key, now, ...claimsOf(fields) });
  return checked.kind === 'refused' ? checked : ACCEPTED;
}

function keyOf({ credential: fields, documents: texts }: VerifyContext<JwtCredential>): TokenKey | undefined {
  if (fields.keyKind === 'secret') return { kind: 'secret', secret: fields.secret };
  if (fields.keyKind === 'publicKey') return readPublicKey(fields.publicKey);
  return { kind: 'key-set', url: fields.keySetUrl, text: texts.get(fields.keySetUrl) };
}

const readTokenFor = (
  request: ProviderRequest,
  { header, scheme }: JwtCredential,
  algorithms: readonly string[],
): ReadToken | Refusal => readToken(request, { header, scheme, algorithms });

const claimsOf = ({ issuer, audience }: JwtCredential) => ({
  ...(issuer === '' ? {} : { issuer }),
  ...(audience === '' ? {} : { audiences: [audience] }),
});

/** Signs with a shared secret only. Built by hand, because jose signs asynchronously. */
function sign({
  credential: fields,
  now,
}: Pick<VerifyContext<JwtCredential>, 'credential' | 'now'>): Record<string, string> {
  if (fields.keyKind !== 'secret') return {};
  const issued = Math.floor(now / 1000);
  const { issuer, audience } = fields;
  const claims = { ...(issuer && { iss: issuer }), ...(audience && { aud: audience }), iat: issued, exp: issued + 300 };
  const [alg] = SECRET_ALGORITHMS;
  const signed = [{ alg, typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const token = `${signed}.${hmac('sha256', fields.secret, signed).toString('base64url')}`;
  return { [fields.header]: fields.scheme === '' ? token : `${fields.scheme} ${token}` };
}
