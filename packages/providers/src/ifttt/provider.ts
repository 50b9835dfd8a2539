import { plainText, secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkSharedToken, isPlaceName, signSharedToken, type SharedToken } from '../kit/proof/check-shared-token.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { refuse, type Verification } from '../kit/verification.js';
import { sample } from './sample.js';

/**
 * "Make a web request": the author types method, content type and body, and ingredients are pasted in without escaping. So the
 * body may be broken JSON, which is accepted. Nothing in a request is IFTTT's own, so none is recognised.
 */
export const ifttt = defineProvider({
  id: 'ifttt',
  title: 'IFTTT',
  summary: 'Applets that make a web request.',
  setUp: {
    steps: [
      'In the Applet, choose Webhooks under Then That, and Make a web request.',
      'Paste the trigger URL as the URL, and choose POST and application/json.',
      'Under Additional Headers, write the name and the token that you enter here, as token: secret.',
      'Or put both behind the trigger URL, as ?token=secret, or into the body. An address is often kept in logs, so a header is safer.',
      'To tell Applets apart, put a name behind the trigger URL, as ?event=light-on. Every event then has it as its type.',
      'Write each ingredient as <<<{{Ingredient}}>>> in the body, so that quotes in it do not break the JSON.',
    ],
    secret:
      'You make it up yourself: a long random text, the same here and in the Applet. Without one, anyone who knows the trigger URL can send.',
    docs: 'https://ifttt.com/maker_webhooks',
  },
  credential: z
    .object({
      token: secretText({ label: 'Token', help: 'The same text as in the Applet.' }),
      name: plainText({ label: 'Name', help: 'Of the header, of the parameter in the URL, or of the field.' }, 'token'),
    })
    .refine(({ name }) => isPlaceName(name), { path: ['name'], error: 'Fill in Name, without spaces' }),
  sample,
  detect: () => false,
  verify: (request, { credential }) => verify(request, expected(credential)),
  sign: (_request, { credential }) => signSharedToken(expected(credential)),
  identify: (request) => ({ id: null, type: request.query.get('event') || null }),
});

function verify(request: ProviderRequest, token: SharedToken): Verification {
  const verification = checkSharedToken(request, token);
  if (verification.kind !== 'refused' || verification.code !== 'token.missing' || !isBrokenJson(request)) {
    return verification;
  }
  const advice = `the body is no valid JSON, so no field can be read from it: send ${token.name} as a header instead.`;
  return refuse('token.missing', `The token is missing. It may be in the body, but ${advice}`);
}

/** The author meant JSON; a quotation mark in an ingredient breaks it. */
const isBrokenJson = (request: ProviderRequest): boolean =>
  /^\s*[[{]/.test(request.text() ?? '') && request.json() === undefined;

const expected = ({ name, token }: { name: string; token: string }): SharedToken => ({
  name,
  token,
  places: ['header', 'query', 'body'],
});
