import { sign } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVectorIn, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import { makeCertificate, type Issued } from '../testing/make-certificate.js';
import { paypal } from './provider.js';

type Vector = ReturnType<typeof vectorsOf>[number];

const vectors = vectorsOf('paypal');
const vectorNamed = (name: string): Vector => vectors.find((vector) => vector.name === name)!;
const valid = vectorNamed('valid');

const configOf = ({ config }: Vector) =>
  config as { webhookId: string; certs: Record<string, string>; trustedRootPem: string };
const { webhookId, certs, trustedRootPem } = configOf(valid);
const address = Object.keys(certs)[0]!;
const selfSigned = Object.values(configOf(vectorNamed('evil-cert-url')).certs)[1]!;
const context = { credentials: [{ webhookId }], documents: certs, roots: [trustedRootPem], now: valid.now * 1000 };

const withHeaders = (changes: Readonly<Record<string, string>>, body = Buffer.from(valid.bodyBase64, 'base64')) =>
  new ProviderRequest({
    method: 'POST',
    url: valid.url,
    headers: Object.entries({ ...valid.headers, ...changes }),
    body,
  });

describe('PayPal', () => {
  test.each(vectors)('$expect: $name', async (vector) => {
    const { webhookId: id, certs: documents, trustedRootPem: root } = configOf(vector);
    await expectVectorIn(paypal, vector, { credentials: [{ webhookId: id }], documents, roots: [root] });
  });

  test('refuses whatever was changed on the way, wherever the certificate is said to be', async () => {
    await expectMutantsRefused(paypal, valid, {
      credential: { webhookId },
      secret: 'webhookId',
      headers: [
        'PAYPAL-TRANSMISSION-SIG',
        'PAYPAL-TRANSMISSION-ID',
        'PAYPAL-TRANSMISSION-TIME',
        'PAYPAL-AUTH-ALGO',
        'PAYPAL-CERT-URL',
      ],
      documents: new Proxy(certs, { get: (known, url) => known[String(url)] ?? selfSigned }),
      roots: [trustedRootPem],
    });
  });

  test.each([
    'http://api.paypal.com/cert',
    'https://api.paypal.com:8443/cert',
    'https://api.paypal.com@evil.test/cert',
    'https://evil.test\\@api.paypal.com/cert',
    'https://api.paypal.com.evil.test/cert',
    'https://evil-api.paypal.com.test/cert',
    'https://www.paypal.com/cert',
    'https://127.0.0.1/cert',
    'nonsense',
  ])('fetches no certificate from %s', (url) => {
    expect(paypal.documents?.(withHeaders({ 'PAYPAL-CERT-URL': url }), { webhookId })).toEqual({
      kind: 'refused',
      code: 'certificate.refused',
      reason: 'The certificate in PAYPAL-CERT-URL is not on one of PayPal’s own addresses, so it was not fetched.',
    });
  });

  test('takes certificates of the sandbox too', () => {
    const url = 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1';
    expect(paypal.documents?.(withHeaders({ 'PAYPAL-CERT-URL': url }), { webhookId })).toEqual([
      { url, kind: 'certificate' },
    ]);
  });

  test('fetches nothing for a request that lacks a part of its proof', () => {
    for (const name of Object.keys(valid.headers).filter((header) => header.startsWith('PAYPAL'))) {
      expect(paypal.documents?.(withHeaders({ [name]: '' }), { webhookId })).toMatchObject({ kind: 'refused' });
    }
  });

  test('trusts only a certificate that leads to a root, is PayPal’s and is valid now', async () => {
    const receive = (change: Partial<typeof context>) =>
      verifyWith(paypal, requestOf(valid), { ...context, ...change });
    const reason = (why: string) => ({
      code: 'certificate.refused',
      reason: `The certificate in PAYPAL-CERT-URL ${why}.`,
    });
    const [leaf = '', intermediate = ''] = certs[address]!.split(/(?<=-----END CERTIFICATE-----)/);
    expect(await receive({})).toMatchObject({ kind: 'event', verified: true });
    expect(await receive({ roots: [] })).toMatchObject(reason('was issued by nobody who is trusted'));
    expect(await receive({ documents: { [address]: leaf } })).toMatchObject(
      reason('was issued by nobody who is trusted'),
    );
    expect(await receive({ documents: { [address]: leaf }, roots: [intermediate] })).toMatchObject({ kind: 'event' });
    expect(await receive({ documents: { [address]: selfSigned } })).toMatchObject(
      reason('was issued by nobody who is trusted'),
    );
    expect(await receive({ documents: { [address]: '<html>' } })).toMatchObject(reason('cannot be read'));
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    expect(await receive({ documents: { [address]: broken } })).toMatchObject(reason('cannot be read'));
    expect(await receive({ documents: configOf(vectorNamed('wrong-cn')).certs })).toMatchObject(
      reason('was not issued to PayPal'),
    );
    for (const year of ['2024', '2036']) {
      expect(await receive({ now: Date.parse(`${year}-06-01T00:00:00Z`) })).toMatchObject(
        reason('has expired or is not valid yet'),
      );
    }
  });

  test('takes a repeat of days ago, because no limit is published', async () => {
    expect(
      await verifyWith(paypal, requestOf(valid), { ...context, now: (valid.now + 3 * 86_400) * 1000 }),
    ).toMatchObject({ kind: 'event', verified: true });
  });

  test('says what a mock event of the simulator is, and refuses it', async () => {
    const root = makeCertificate({ name: 'Root', authority: true });
    const issued = makeCertificate({ name: 'messageverificationcerts.paypal.com', issuer: root, key: 'rsa' });
    const receive = (signedFor: string) =>
      verifyWith(paypal, signedWith(issued, signedFor), {
        ...context,
        documents: { [address]: issued.pem },
        roots: [root.pem],
      });
    expect(await receive('WEBHOOK_ID')).toEqual({
      kind: 'refused',
      code: 'sender.unexpected',
      reason:
        'This is a mock event of PayPal’s Webhooks Simulator, which anyone can send. Make a payment in the sandbox to try this trigger.',
    });
    expect(await receive('ANOTHER')).toEqual({
      kind: 'refused',
      code: 'signature.wrong',
      reason:
        'The signature in PAYPAL-TRANSMISSION-SIG does not fit the body and the Webhook ID. Is it the ID of this very webhook, live or sandbox?',
    });
    expect(await receive(webhookId)).toMatchObject({ kind: 'event', verified: true });
  });

  test('takes no other part of a certificate’s name for its common name', async () => {
    const root = makeCertificate({ name: 'Root', authority: true });
    const subjects = [
      [[['CN', 'paypal.com']]],
      [[['CN', 'evilpaypal.com']]],
      [[['CN', 'a.paypal.com.evil.test']]],
      [[['CN', 'evil.test\nCN=a.paypal.com']]],
      [[['CN', 'evil.test + O=a.paypal.com']]],
      [
        [
          ['CN', 'evil.test'],
          ['O', 'a.paypal.com'],
        ],
      ],
      [[['CN', 'evil.test']], [['CN', 'a.paypal.com']]],
      [[['O', 'CN=a.paypal.com']]],
    ] as const;
    for (const subject of subjects) {
      const issued = makeCertificate({ subject, issuer: root, key: 'rsa' });
      const received = await verifyWith(paypal, signedWith(issued, webhookId), {
        ...context,
        documents: { [address]: issued.pem },
        roots: [root.pem],
      });
      expect(received).toMatchObject({ reason: 'The certificate in PAYPAL-CERT-URL was not issued to PayPal.' });
    }
  });

  test('takes no key but one of RSA', async () => {
    const root = makeCertificate({ name: 'Root', authority: true });
    const issued = makeCertificate({ name: 'a.paypal.com', issuer: root });
    const around = { ...context, documents: { [address]: issued.pem }, roots: [root.pem] };
    expect(await verifyWith(paypal, signedWith(issued, webhookId), around)).toMatchObject({ code: 'signature.wrong' });
  });

  test.each(['', 'null', '[]', '"WH-1"', '{"id":{},"event_type":[]}', '{"__proto__":{"id":"WH-1"}}'])(
    'names no event in %j',
    async (body) => {
      const request = withHeaders({}, Buffer.from(body));
      expect(await verifyWith(paypal, request)).toMatchObject({ identity: { id: null, type: null } });
      expect(await verifyWith(paypal, request, context)).toMatchObject({ code: 'signature.wrong' });
    },
  );
});

/** As PayPal signs. The checksum is the one of Node’s own zlib. */
function signedWith({ privateKey }: Issued, signedFor: string): ProviderRequest {
  const body = Buffer.from(valid.bodyBase64, 'base64');
  const [id, time] = [valid.headers['PAYPAL-TRANSMISSION-ID'], valid.headers['PAYPAL-TRANSMISSION-TIME']];
  const signature = sign('sha256', Buffer.from(`${id}|${time}|${signedFor}|${crc32(body)}`), privateKey);
  return withHeaders({ 'PAYPAL-TRANSMISSION-SIG': signature.toString('base64') });
}
