import { verify as verifySignature } from 'node:crypto';
import { plainText } from '@hookline/credentials';
import { z } from 'zod';
import { isValidAt, readCertificates, rsaKeyOf } from '../kit/proof/certificate.js';
import { readHttpsAddress } from '../kit/proof/https-address.js';
import { decodeSignature, isSame } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type Handshake } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, refuse, type Refusal, type Verification } from '../kit/verification.js';
import { findMessage, signedText, type SnsMessage } from './message.js';
import { sample } from './sample.js';
import { unwrap } from './unwrap.js';

const HOST = /^sns\.[a-z0-9-]{3,}\.amazonaws\.com(?:\.cn)?$/;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html */
export const awsSns = defineProvider({
  id: 'aws-sns',
  title: 'Amazon SNS',
  summary:
    'Messages that are published to a topic of the Amazon Simple Notification Service. What a message says is in Message.',
  setUp: {
    steps: [
      'In the Amazon SNS console, open your topic and choose Create subscription.',
      'Choose HTTPS as the Protocol, paste the trigger URL as the Endpoint, and leave Enable raw message delivery off.',
      'Choose Create subscription. Hookline confirms it by itself: reload the page after a moment.',
    ],
    secret:
      'Copy the ARN from the page of the topic: it begins with arn:aws:sns. It is no secret, but only messages of this topic are taken.',
    docs: 'https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html',
  },
  credential: z.object({
    topicArn: plainText({
      label: 'Topic ARN',
      placeholder: 'arn:aws:sns:us-east-1:123456789012:MyTopic',
      help: 'Anyone can have messages signed by Amazon, for a topic of their own. So yours has to be named here.',
    }).regex(
      /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+(?:\.fifo)?$/,
      'This is no ARN of a topic: it looks like arn:aws:sns:us-east-1:123456789012:MyTopic',
    ),
  }),
  sample,
  detect: (request) => request.header('x-amz-sns-message-type') !== undefined,
  documents: (request, { topicArn }) => {
    const proof = readProof(request, topicArn);
    return 'kind' in proof ? proof : [{ url: proof.certificateUrl, kind: 'certificate' }];
  },
  verify: (request, { credential, now, documents }) => {
    const proof = readProof(request, credential.topicArn);
    return 'kind' in proof ? proof : checkSignature(proof, documents, now);
  },
  handshake: (request) => (isRaw(request) ? null : respondToConfirmation(request)),
  // Reads the body, because the headers are not signed; a raw message has only the headers.
  identify: (request) => {
    const body = isRaw(request) ? undefined : request.json();
    return {
      id: textAt(body, 'MessageId') ?? request.header('x-amz-sns-message-id') ?? null,
      type: textAt(body, 'Type') ?? request.header('x-amz-sns-message-type') ?? null,
    };
  },
  unwrap,
});

const isRaw = (request: ProviderRequest): boolean => request.header('x-amz-sns-rawdelivery')?.toLowerCase() === 'true';

interface Proof {
  readonly message: SnsMessage;
  readonly signature: Buffer;
  readonly certificateUrl: string;
}

/** Everything that can be refused before a certificate is fetched. */
function readProof(request: ProviderRequest, topicArn: string): Proof | Refusal {
  if (isRaw(request)) {
    return refuse(
      'signature.missing',
      'This message was sent raw, so it has no signature. In the Amazon SNS console, edit the subscription and switch off Enable raw message delivery.',
    );
  }
  const message = findMessage(request);
  if (!message) return refuse('body.malformed', 'The body is no signed message of Amazon SNS.');
  if (!isSame(message.TopicArn, topicArn)) {
    return refuse(
      'sender.unexpected',
      'The message comes from another topic than the one in the credential. Compare the ARN with the one on the page of your topic.',
    );
  }
  const signature = decodeSignature(message.Signature, 'base64');
  if (!signature)
    return refuse('signature.malformed', 'The Signature in the body is not written as it should be: base64.');
  const url = findAmazonAddress(message.SigningCertURL);
  // Nothing after the path: with a query, SNS answers with contents that its users have chosen.
  if (!url || url.search !== '' || !/^\/[\w-]+\.pem$/.test(url.pathname)) {
    return refuse(
      'certificate.refused',
      'The certificate in SigningCertURL is not on an address of Amazon SNS, so it was not fetched.',
    );
  }
  return { message, signature, certificateUrl: url.href };
}

function findAmazonAddress(text: string): URL | undefined {
  const url = readHttpsAddress(text);
  return url && url.hash === '' && HOST.test(url.hostname) ? url : undefined;
}

/** Version 1, with SHA-1, is still the default of a topic. */
function checkSignature(
  { message, signature, certificateUrl }: Proof,
  documents: ReadonlyMap<string, string>,
  now: number,
): Verification {
  const [certificate] = readCertificates(documents.get(certificateUrl) ?? '');
  const key = certificate && rsaKeyOf(certificate);
  if (!key) return refuse('certificate.refused', 'The certificate in SigningCertURL cannot be read.');
  if (!isValidAt(certificate, now)) {
    return refuse('certificate.refused', 'The certificate in SigningCertURL has expired or is not valid yet.', {
      staleDocument: certificateUrl,
    });
  }
  const algorithm = message.SignatureVersion === '1' ? 'sha1' : 'sha256';
  if (verifySignature(algorithm, Buffer.from(signedText(message)), key, signature)) return ACCEPTED;
  return refuse(
    'signature.wrong',
    'The Signature in the body does not fit the message. Something on the way has changed it, or Amazon SNS has not sent it.',
  );
}

function respondToConfirmation(request: ProviderRequest): Handshake | Refusal | null {
  const type = textAt(request.json(), 'Type');
  const handshake = { kind: 'handshake', signed: true, response: { status: 200 } } as const;
  if (type === 'UnsubscribeConfirmation') {
    // Its SubscribeURL would subscribe again.
    return { ...handshake, reason: 'Amazon SNS says that its subscription was ended: no more messages come here.' };
  }
  if (type !== 'SubscriptionConfirmation') return null;
  const url = findAmazonAddress(textAt(request.json(), 'SubscribeURL') ?? '');
  if (url?.searchParams.getAll('Action').join(',') !== 'ConfirmSubscription') {
    return refuse(
      'sender.unexpected',
      'The subscription was not confirmed, because its SubscribeURL is no such address of Amazon SNS.',
    );
  }
  return {
    ...handshake,
    reason: 'Amazon SNS asked whether messages are welcome at this address.',
    confirmUrl: url.href,
  };
}
