import { checkTimestamp } from '../kit/proof/check-timestamp.js';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { credential, keyOf, type HmacCredential } from './credential.js';
import { sample } from './sample.js';
import { holds, signedParts } from './signed-parts.js';

/** Any sender that signs with a shared secret, as its documentation says it does. */
export const hmac = defineProvider({
  id: 'hmac',
  title: 'HMAC signature',
  summary: 'Any sender that signs its requests with a shared secret.',
  setUp: {
    steps: [
      'Paste the trigger URL where the sender asks for an address.',
      'Enter the same secret there and here.',
      'Look up in the documentation of the sender which header holds the signature, and how it is written.',
      'If more than the body is signed, such as a timestamp, write down under Signed text how it is put together.',
    ],
    secret:
      'In the settings of the webhook at the sender, often called signing secret. Some let you make it up yourself.',
    docs: 'https://www.rfc-editor.org/rfc/rfc2104',
  },
  credential,
  sample,
  detect: () => false,
  verify: (request, { credential: fields, now }) => verify(request, fields, now),
  sign: (request, { credential: fields, now }) => sign(request, fields, now),
  identify: (request, fields) => ({
    id: (fields && request.header(fields.idHeader)) || null,
    type: (fields && request.header(fields.typeHeader)) || null,
  }),
});

function verify(request: ProviderRequest, fields: HmacCredential, now: number): Verification {
  const { timestampHeader, timestampUnit, toleranceSeconds, idHeader, template } = fields;
  const sent = request.header(timestampHeader) ?? '';
  const id = request.header(idHeader) ?? '';
  const age = timestampHeader
    ? checkTimestamp({
        sent,
        unit: timestampUnit,
        place: timestampHeader,
        toleranceMs: Number(toleranceSeconds) * 1000,
        now,
      })
    : null;
  if (age?.code === 'timestamp.missing') return age;
  if (id === '' && holds(template, 'id')) {
    return refuse('signature.malformed', `The header ${idHeader} is missing, and it is part of what is signed.`);
  }
  const verification = checkHmacHeader(request, signatureWith(request, fields, sent, id));
  return verification.kind === 'refused' ? verification : (age ?? ACCEPTED);
}

function sign(request: ProviderRequest, fields: HmacCredential, now: number): Record<string, string> {
  const { timestampHeader, timestampUnit, idHeader, template } = fields;
  const sent = String(timestampUnit === 'seconds' ? Math.floor(now / 1000) : now);
  const id = request.header(idHeader) ?? `test-${now}`;
  return {
    ...(timestampHeader ? { [timestampHeader]: sent } : {}),
    ...(holds(template, 'id') ? { [idHeader]: id } : {}),
    ...signHmacHeader(request, signatureWith(request, fields, sent, id)),
  };
}

function signatureWith(request: ProviderRequest, fields: HmacCredential, timestamp: string, id: string): HmacHeader {
  const { header, prefix, algorithm, encoding, template } = fields;
  const signed = signedParts(template, { timestamp, id, method: request.method, url: request.url, body: request.body });
  return { header, prefix, algorithm, encoding, key: keyOf(fields) ?? '', signed };
}
