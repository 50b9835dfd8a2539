/**
 * Signed is the address as Mandrill has it, and behind it the fields of the form, sorted by name. There is no time in it.
 * https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/#authenticating-webhook-requests
 */
import { decodeSignature, hmac, isSame } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { readEvents } from './events.js';

export const SIGNATURE = 'X-Mandrill-Signature';

export function verify(request: ProviderRequest, key: string): Verification {
  const given = request.header(SIGNATURE);
  if (!given) return refuse('signature.missing', `The header ${SIGNATURE} is missing.`);
  const signature = decodeSignature(given, 'base64');
  if (!signature) {
    return refuse('signature.malformed', `The header ${SIGNATURE} is not written as it should be: base64.`);
  }
  // Anything but the fields of a form is not signed at all, and names stand beside values without a separator.
  if (!readEvents(request)) {
    return refuse('body.malformed', 'The body is no form whose field mandrill_events holds a list of events.');
  }
  return isSame(signature, signatureOf(request, key)) ? ACCEPTED : WRONG;
}

export const sign = (request: ProviderRequest, key: string): Record<string, string> => ({
  [SIGNATURE]: signatureOf(request, key).toString('base64'),
});

function signatureOf(request: ProviderRequest, key: string): Buffer {
  const fields = [...request.form()].toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return hmac('sha1', key, request.url, fields.flat().join(''));
}

const WRONG = refuse(
  'signature.wrong',
  `The signature in ${SIGNATURE} does not fit the address, the events and the key. Is it the key of this very webhook, and ` +
    'does Mandrill have the trigger URL exactly as it stands here?',
);
