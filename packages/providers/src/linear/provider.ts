import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkTimestamp } from '../kit/proof/check-timestamp.js';
import { checkHmacHeader } from '../kit/proof/hmac-header.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

const TOLERANCE_MS = 60_000;

/** https://linear.app/developers/webhooks */
export const linear = defineProvider({
  id: 'linear',
  title: 'Linear',
  summary: 'Issues, comments, projects, cycles and labels.',
  setUp: {
    steps: [
      'In Linear, open Settings, then API, and choose New webhook.',
      'Paste the trigger URL as the URL, and choose the data changes you want.',
      'Copy the Signing secret, and choose Create webhook.',
    ],
    secret: 'In Settings, then API, open the webhook and copy its Signing secret.',
    docs: 'https://linear.app/developers/webhooks',
  },
  credential: z.object({
    signingSecret: secretText({ label: 'Signing secret', placeholder: 'lin_wh_…', help: 'Each webhook has its own.' }),
  }),
  sample,
  eventTypes,
  detect: (request) => request.header('Linear-Signature') !== undefined || request.header('Linear-Event') !== undefined,
  verify: (request, { credential, now }) => verify(request, credential.signingSecret, now),
  // No `sign`: the time is a field of the signed body, and headers alone would only ever prove an old event.
  identify: (request) => ({
    id: request.header('Linear-Delivery') || null,
    type: textAt(request.json(), 'type') ?? (request.header('Linear-Event') || null),
  }),
  // Anything but exactly 200 (204, say) is a failure to Linear.
  success: () => ({ status: 200 }),
});

/** Reads the time from the body, because the header Linear-Timestamp is not signed. */
function verify(request: ProviderRequest, key: string, now: number): Verification {
  const signature = checkHmacHeader(request, {
    header: 'Linear-Signature',
    algorithm: 'sha256',
    encoding: 'hex',
    key,
  });
  if (signature.kind === 'refused') return signature;
  const place = 'the field webhookTimestamp of the body';
  const sent = textAt(request.json(), 'webhookTimestamp');
  return checkTimestamp({ sent, unit: 'milliseconds', place, toleranceMs: TOLERANCE_MS, now }) ?? ACCEPTED;
}
