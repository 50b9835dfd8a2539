import { sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVectorIn, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import { makeCertificate } from '../testing/make-certificate.js';
import { awsSns } from './provider.js';

type Vector = ReturnType<typeof vectorsOf>[number];
type Message = Readonly<Record<string, string | null | undefined>>;

const vectors = vectorsOf('aws-sns');
const vectorNamed = (name: string): Vector => vectors.find((vector) => vector.name === name)!;
const configOf = ({ config }: Vector) => config as { topicArn: string; certs: Record<string, string> };

const amazon = makeCertificate({ name: 'sns.amazonaws.com', key: 'rsa' });
const certificateUrl = 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem';
const topicArn = 'arn:aws:sns:us-east-1:123456789012:MyTopic';
const now = 1_760_000_000_000;
const around = { credentials: [{ topicArn }], documents: { [certificateUrl]: amazon.pem }, now };

const notification: Message = {
  Type: 'Notification',
  MessageId: 'm-1',
  TopicArn: topicArn,
  Subject: 'Grüße',
  Message: 'Two\nlines',
  Timestamp: '2025-10-09T08:53:19.655Z',
  SignatureVersion: '2',
  SigningCertURL: certificateUrl,
};
const confirmation: Message = {
  ...notification,
  Type: 'SubscriptionConfirmation',
  Subject: undefined,
  Token: 't-1',
  SubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=a&Token=t-1',
};

/** The names as the documentation lists them, for either kind. */
const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  confirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
};

function signatureOf(message: Message): string {
  const names = message['Type'] === 'Notification' ? SIGNED.Notification : SIGNED.confirmation;
  const text = names.map((name) => (name in message && message[name] ? `${name}\n${message[name]}\n` : '')).join('');
  const algorithm = message['SignatureVersion'] === '1' ? 'sha1' : 'sha256';
  return sign(algorithm, Buffer.from(text), amazon.privateKey).toString('base64');
}
const requestWith = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  new ProviderRequest({
    method: 'POST',
    url: 'https://hooks.example.test/hooks/k',
    headers: Object.entries({ 'content-type': 'text/plain; charset=UTF-8', ...headers }),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });
const signed = (message: Message, changes: Message = {}) =>
  requestWith({ ...message, Signature: signatureOf(message), ...changes });
const receive = (request: ProviderRequest) => verifyWith(awsSns, request, around);

describe('Amazon SNS', () => {
  test.each(vectors)('$expect: $name', async (vector) => {
    const { topicArn: arn, certs } = configOf(vector);
    await expectVectorIn(awsSns, vector, { credentials: [{ topicArn: arn }], documents: certs });
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = vectorNamed('subscription-confirmation');
    const { topicArn: arn, certs } = configOf(vector);
    const forged = Object.values(certs)[2]!;
    await expectMutantsRefused(awsSns, vector, {
      credential: { topicArn: arn },
      headers: [],
      secret: 'topicArn',
      documents: new Proxy(certs, { get: (known, url) => known[String(url)] ?? forged }),
    });
  });

  test.each(['1', '2'])('signs every field that matters, in version %s', async (SignatureVersion) => {
    for (const [message, names] of [
      [notification, SIGNED.Notification],
      [confirmation, SIGNED.confirmation],
      [{ ...confirmation, Type: 'UnsubscribeConfirmation' }, SIGNED.confirmation],
    ] as const) {
      const original = { ...message, SignatureVersion };
      expect(await receive(signed(original))).not.toMatchObject({ kind: 'refused' });
      for (const name of names) {
        const changed = { [name]: `${String(original[name as keyof typeof original])}x` };
        expect(await receive(signed(original, changed))).toMatchObject({ kind: 'refused' });
        expect(await receive(signed(original, { [name]: undefined }))).toMatchObject({ kind: 'refused' });
      }
    }
  });

  test('refuses a signature in another version than it says, or in an unknown one', async () => {
    expect(await receive(signed(notification, { SignatureVersion: '1' }))).toEqual({
      kind: 'refused',
      code: 'signature.wrong',
      reason:
        'The Signature in the body does not fit the message. Something on the way has changed it, or Amazon SNS has not sent it.',
    });
    expect(await receive(signed(notification, { SignatureVersion: '3' }))).toMatchObject({ code: 'body.malformed' });
  });

  test('takes a message without a subject', async () => {
    for (const Subject of [undefined, null]) {
      expect(await receive(signed({ ...notification, Subject }))).toMatchObject({
        kind: 'event',
        verified: true,
        identity: { id: 'm-1', type: 'Notification' },
      });
    }
  });

  test('refuses a message of any other topic before it fetches anything', () => {
    const foreign = requestOf(vectorNamed('foreign-topic'));
    expect(awsSns.documents?.(foreign, { topicArn })).toEqual({
      kind: 'refused',
      code: 'sender.unexpected',
      reason:
        'The message comes from another topic than the one in the credential. Compare the ARN with the one on the page of your topic.',
    });
  });

  test.each([
    'http://sns.us-east-1.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com:8443/a.pem',
    'https://sns.us-east-1.amazonaws.com@evil.test/a.pem',
    'https://sns.us-east-1.amazonaws.com.evil.test/a.pem',
    'https://evil.test\\@sns.us-east-1.amazonaws.com/a.pem',
    'https://evil-sns.us-east-1.amazonaws.com/a.pem',
    'https://sns.a.b.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com/a.pem/b',
    'https://sns.us-east-1.amazonaws.com/a/b.pem',
    'https://sns.us-east-1.amazonaws.com/?Action=GetEndpointAttributes&x=.pem',
    'https://sns.us-east-1.amazonaws.com/a.pem?Action=GetEndpointAttributes',
    'https://sns.us-east-1.amazonaws.com/#.pem',
    'https://sns.us-east-1.amazonaws.com/%2e.pem',
    'https://169.254.169.254/a.pem',
    '',
  ])('fetches no certificate from %j', (SigningCertURL) => {
    expect(awsSns.documents?.(signed(notification, { SigningCertURL }), { topicArn })).toEqual({
      kind: 'refused',
      code: 'certificate.refused',
      reason: 'The certificate in SigningCertURL is not on an address of Amazon SNS, so it was not fetched.',
    });
  });

  test('fetches certificates in China too', () => {
    const SigningCertURL = 'https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem';
    expect(awsSns.documents?.(signed(notification, { SigningCertURL }), { topicArn })).toEqual([
      { url: SigningCertURL, kind: 'certificate' },
    ]);
  });

  test('takes only a certificate that can be read and is valid now', async () => {
    const receiveBy = (pem: string, at = now) =>
      verifyWith(awsSns, signed(notification), { ...around, documents: { [certificateUrl]: pem }, now: at });
    const reason = (why: string) => ({
      code: 'certificate.refused',
      reason: `The certificate in SigningCertURL ${why}.`,
    });
    expect(await receiveBy('<Error/>')).toMatchObject(reason('cannot be read'));
    expect(await receiveBy(makeCertificate({ name: 'sns.amazonaws.com' }).pem)).toMatchObject(reason('cannot be read'));
    expect(await receiveBy(amazon.pem, Date.parse('2041-01-01T00:00:00Z'))).toMatchObject(
      reason('has expired or is not valid yet'),
    );
  });

  test('says how raw delivery is switched off, and takes no raw message', async () => {
    const raw = { 'x-amz-sns-rawdelivery': 'true', 'x-amz-sns-message-id': 'm-2' };
    for (const request of [
      requestWith('just text', raw),
      requestWith({ ...notification, Signature: signatureOf(notification) }, raw),
      requestWith({ ...confirmation, Signature: signatureOf(confirmation) }, raw),
    ]) {
      expect(await receive(request)).toEqual({
        kind: 'refused',
        code: 'signature.missing',
        reason:
          'This message was sent raw, so it has no signature. In the Amazon SNS console, edit the subscription and switch off Enable raw message delivery.',
      });
      expect(await verifyWith(awsSns, request)).toMatchObject({ kind: 'event', identity: { id: 'm-2' } });
    }
  });

  test('confirms a subscription at Amazon’s own address, and only when it is signed', async () => {
    expect(await receive(signed(confirmation))).toEqual({
      kind: 'handshake',
      identity: { id: 'm-1', type: 'SubscriptionConfirmation' },
      verified: true,
      handshake: {
        kind: 'handshake',
        signed: true,
        reason: 'Amazon SNS asked whether messages are welcome at this address.',
        response: { status: 200 },
        confirmUrl: confirmation['SubscribeURL'],
      },
    });
    expect(await receive(requestWith({ ...confirmation, Signature: 'AAAA' }))).toMatchObject({
      code: 'signature.wrong',
    });
    expect(await receive(requestWith(confirmation))).toMatchObject({ code: 'body.malformed' });
  });

  test.each([
    'https://evil.test/?Action=ConfirmSubscription',
    'https://sns.us-east-1.amazonaws.com.evil.test/?Action=ConfirmSubscription',
    'http://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription',
    'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe',
    'https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Action=Publish',
    'http://169.254.169.254/latest/meta-data',
    'nonsense',
  ])('never calls %s', async (SubscribeURL) => {
    const request = signed({ ...confirmation, SubscribeURL });
    for (const credentials of [[{ topicArn }], []]) {
      expect(await verifyWith(awsSns, request, { ...around, credentials })).toEqual({
        kind: 'refused',
        code: 'sender.unexpected',
        isHandshake: true,
        reason: 'The subscription was not confirmed, because its SubscribeURL is no such address of Amazon SNS.',
      });
    }
  });

  test('does not undo an unsubscription', async () => {
    const received = await receive(signed({ ...confirmation, Type: 'UnsubscribeConfirmation' }));
    expect(received).toMatchObject({ kind: 'handshake', handshake: { response: { status: 200 } } });
    expect(received.kind === 'handshake' && received.handshake.confirmUrl).toBeUndefined();
  });

  test('believes the signed body, not the headers', async () => {
    const request = requestWith(
      { ...notification, Signature: signatureOf(notification) },
      { 'x-amz-sns-message-type': 'SubscriptionConfirmation', 'x-amz-sns-message-id': 'other' },
    );
    expect(await receive(request)).toMatchObject({ kind: 'event', identity: { id: 'm-1', type: 'Notification' } });
  });

  test('says at once that an ARN is none of a topic', () => {
    const read = (text: string) => awsSns.credential?.safeParse({ topicArn: text });
    for (const good of [` ${topicArn} `, `${topicArn}.fifo`, 'arn:aws-cn:sns:cn-north-1:123456789012:a_b-c']) {
      expect(read(good)?.success).toBe(true);
    }
    for (const bad of ['MyTopic', `${topicArn}:c9135db0-26c4`, 'arn:aws:sqs:us-east-1:123456789012:MyTopic']) {
      expect(read(bad)?.error?.issues[0]?.message).toBe(
        'This is no ARN of a topic: it looks like arn:aws:sns:us-east-1:123456789012:MyTopic',
      );
    }
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"Type":"Notification"}',
    '{"Type":{}}',
    '{"__proto__":{"Type":"Notification"}}',
  ])('refuses %j in words', async (body) => {
    expect(await receive(requestWith(body))).toEqual({
      kind: 'refused',
      code: 'body.malformed',
      reason: 'The body is no signed message of Amazon SNS.',
    });
    expect(await verifyWith(awsSns, requestWith(body))).toMatchObject({ kind: 'event', identity: { id: null } });
  });
});
