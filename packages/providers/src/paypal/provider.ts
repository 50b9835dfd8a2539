import { X509Certificate, verify as verifySignature } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { plainText } from '@hookline/credentials';
import { z } from 'zod';
import { isValidAt, readCertificates, rsaKeyOf } from '../kit/proof/certificate.js';
import { readHttpsAddress } from '../kit/proof/https-address.js';
import { decodeSignature } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, refuse, type Refusal, type Verification } from '../kit/verification.js';
import { leadsToRoot } from './certificate-chain.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

const TRANSMISSION_ID = 'PAYPAL-TRANSMISSION-ID';
const TRANSMISSION_TIME = 'PAYPAL-TRANSMISSION-TIME';
const SIGNATURE = 'PAYPAL-TRANSMISSION-SIG';
const CERTIFICATE_ADDRESS = 'PAYPAL-CERT-URL';
const ALGORITHM = 'PAYPAL-AUTH-ALGO';
const CERTIFICATE_HOSTS: readonly string[] = ['api.paypal.com', 'api.sandbox.paypal.com'];
/** The webhook id that the Webhooks Simulator signs mock events with. */
const MOCK_WEBHOOK_ID = 'WEBHOOK_ID';

/** https://developer.paypal.com/api/rest/webhooks/rest/ */
export const paypal = defineProvider({
  id: 'paypal',
  title: 'PayPal',
  summary: 'Payments, refunds, subscriptions, payouts and disputes.',
  setUp: {
    steps: [
      'In the PayPal Developer Dashboard, open Apps & Credentials, choose Live or Sandbox, and open your app.',
      'Under Webhooks, choose Add Webhook and paste the trigger URL. PayPal takes only https on port 443, and ten webhooks for an app.',
      'Choose the event types, then Save.',
      'Try it with a payment in the sandbox: mock events of the Webhooks Simulator are signed for no webhook, and are refused.',
    ],
    secret:
      'Copy the Webhook ID from the list of webhooks on the page of the app. Live and Sandbox have different ones.',
    docs: 'https://developer.paypal.com/api/rest/webhooks/',
  },
  credential: z.object({
    webhookId: plainText({
      label: 'Webhook ID',
      placeholder: '8PT597110X687430LKGECATA',
      help: 'The ID that PayPal shows beside the webhook, not the Client ID of the app.',
    }),
  }),
  sample,
  eventTypes,
  detect: (request) => request.header(TRANSMISSION_ID) !== undefined,
  documents: (request) => {
    const proof = readProof(request);
    return 'kind' in proof ? proof : [{ url: proof.certificateUrl, kind: 'certificate' }];
  },
  verify: (request, { credential, now, documents, roots }) => {
    const proof = readProof(request);
    if ('kind' in proof) return proof;
    const certificate = findCertificate(proof, documents, roots, now);
    if (!(certificate instanceof X509Certificate)) return certificate;
    return checkSignature(request, proof, certificate, credential.webhookId);
  },
  identify: (request) => ({ id: textAt(request.json(), 'id'), type: textAt(request.json(), 'event_type') }),
});

interface Proof {
  readonly id: string;
  readonly time: string;
  readonly signature: Buffer;
  readonly certificateUrl: string;
}

/** Everything that can be refused before a certificate is fetched. There is no limit to the age: PayPal names none, and repeats for three days. */
function readProof(request: ProviderRequest): Proof | Refusal {
  const [signature, id, time, address, algorithm] = [
    SIGNATURE,
    TRANSMISSION_ID,
    TRANSMISSION_TIME,
    CERTIFICATE_ADDRESS,
    ALGORITHM,
  ].map((name) => request.header(name));
  if (!signature) return missing(SIGNATURE);
  if (!id) return missing(TRANSMISSION_ID);
  if (!time) return missing(TRANSMISSION_TIME);
  if (!address) return missing(CERTIFICATE_ADDRESS);
  if (algorithm !== 'SHA256withRSA') {
    return refuse('signature.malformed', `The header ${ALGORITHM} has to be SHA256withRSA, as PayPal signs.`);
  }
  const bytes = decodeSignature(signature, 'base64');
  if (!bytes) return refuse('signature.malformed', `The header ${SIGNATURE} is not written as it should be: base64.`);
  const url = readHttpsAddress(address);
  if (!url || !CERTIFICATE_HOSTS.includes(url.hostname)) {
    return refuse(
      'certificate.refused',
      `The certificate in ${CERTIFICATE_ADDRESS} is not on one of PayPal’s own addresses, so it was not fetched.`,
    );
  }
  return { id, time, signature: bytes, certificateUrl: url.href };
}

const missing = (header: string): Refusal => refuse('signature.missing', `The header ${header} is missing.`);

function findCertificate(
  { certificateUrl }: Proof,
  documents: ReadonlyMap<string, string>,
  roots: readonly string[],
  now: number,
): X509Certificate | Refusal {
  const chain = readCertificates(documents.get(certificateUrl) ?? '');
  const [certificate] = chain;
  const refuseIt = (why: string, more: { readonly staleDocument?: string } = {}) =>
    refuse('certificate.refused', `The certificate in ${CERTIFICATE_ADDRESS} ${why}.`, more);
  if (!certificate) return refuseIt('cannot be read');
  if (!isPayPals(certificate)) return refuseIt('was not issued to PayPal');
  if (!isValidAt(certificate, now)) {
    return refuseIt('has expired or is not valid yet', { staleDocument: certificateUrl });
  }
  if (!leadsToRoot(chain, roots, now)) return refuseIt('was issued by nobody who is trusted');
  return certificate;
}

/** Exactly one common name, made of the characters of a host name, so that no second attribute hides in it. */
function isPayPals({ subject }: X509Certificate): boolean {
  const names = subject.split('\n').filter((line) => line.startsWith('CN='));
  return names.length === 1 && names.every((name) => /^CN=[A-Za-z0-9.-]+\.paypal\.com$/.test(name));
}

function checkSignature(
  request: ProviderRequest,
  { id, time, signature }: Proof,
  certificate: X509Certificate,
  webhookId: string,
): Verification {
  const key = rsaKeyOf(certificate);
  const checksum = crc32(request.body);
  const isSignedFor = (webhook: string): boolean =>
    key !== undefined && verifySignature('sha256', Buffer.from(`${id}|${time}|${webhook}|${checksum}`), key, signature);
  if (isSignedFor(webhookId)) return ACCEPTED;
  if (isSignedFor(MOCK_WEBHOOK_ID)) {
    return refuse(
      'sender.unexpected',
      'This is a mock event of PayPal’s Webhooks Simulator, which anyone can send. Make a payment in the sandbox to try this trigger.',
    );
  }
  return refuse(
    'signature.wrong',
    `The signature in ${SIGNATURE} does not fit the body and the Webhook ID. Is it the ID of this very webhook, live or sandbox?`,
  );
}
