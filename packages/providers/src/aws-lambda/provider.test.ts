import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, verifyWith } from '../testing/index.js';
import { awsLambda } from './provider.js';
import { sample } from './sample.js';

const secret = 'a-long-random-text-of-ours-0123456789';
const url = 'https://hooks.example.test/hooks/k';
const now = 1_760_000_000_000;

const requestWith = (headers: Readonly<Record<string, string>>, body = '{"type":"order.created"}') =>
  new ProviderRequest({ method: 'POST', url, headers: Object.entries(headers), body: Buffer.from(body) });
const signed = (at = now, id = 'r-1', body?: string) => {
  const headers = { 'X-Hookline-Id': id };
  return { ...headers, ...awsLambda.sign?.(requestWith(headers, body), { credential: { secret }, now: at }) };
};
const receive = (headers: Readonly<Record<string, string>>, body?: string) =>
  verifyWith(awsLambda, requestWith(headers, body), { credentials: [{ secret }], now });

describe('AWS Lambda', () => {
  test('accepts what a function sends that holds the lines of the steps', async () => {
    const lines = awsLambda.setUp.steps.flatMap((step) => /: `(.*)`\.$/.exec(step)?.[1] ?? []);
    expect(lines).toHaveLength(6);
    let sent: { url: string; headers: Record<string, string>; body: string } | undefined;
    const globals = {
      process: { env: { HOOKLINE_URL: url, HOOKLINE_SECRET: secret } },
      fetch: (to: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
        sent = { url: to, headers, body };
        return Promise.resolve({ ok: true, status: 200 });
      },
    };
    const code = `export default async (event, context, { process, fetch }) => {\n${lines.join('\n')}\n}`;
    const { default: handler } = (await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
    )) as {
      default: (event: unknown, context: unknown, around: typeof globals) => Promise<void>;
    };
    await handler({ order: 'Größe' }, { awsRequestId: 'r-1' }, globals);
    expect(sent?.url).toBe(url);
    const received = await verifyWith(awsLambda, requestWith(sent?.headers ?? {}, sent?.body), {
      credentials: [{ secret }],
      now: Date.now(),
    });
    expect(received).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: 'r-1', type: 'order.created' },
    });
  });

  test('refuses whatever was changed on the way', async () => {
    await expectMutantsRefused(
      awsLambda,
      {
        name: 'signed by us',
        method: 'POST',
        url,
        headers: signed(),
        bodyBase64: Buffer.from('{"type":"order.created"}').toString('base64'),
        now: now / 1000,
        expect: 'accept',
        why: '',
      },
      {
        credential: { secret },
        headers: ['X-Hookline-Signature', 'X-Hookline-Timestamp', 'X-Hookline-Id'],
        secret: 'secret',
      },
    );
  });

  test('lets nothing move from one part of what is signed into another', async () => {
    const body = '7\nx';
    const headers = signed(now, 'r', body);
    expect(await receive(headers, body)).toMatchObject({ kind: 'event' });
    expect(await receive({ ...headers, 'X-Hookline-Id': 'r7' }, 'x')).toMatchObject({ code: 'signature.wrong' });
    expect(await receive({ ...headers, 'X-Hookline-Id': '' }, `r\n${body}`)).toMatchObject({ code: 'signature.wrong' });
  });

  test('takes an event without an id', async () => {
    const headers = awsLambda.sign?.(requestWith({}), { credential: { secret }, now }) ?? {};
    expect(await receive(headers)).toMatchObject({ kind: 'event', identity: { id: null, type: 'order.created' } });
  });

  test('says in plain words what is wrong', async () => {
    expect(await receive(signed(now - 540_000))).toEqual({
      kind: 'refused',
      code: 'timestamp.too-old',
      reason: 'Timestamp 9 min old, tolerance 5 min.',
    });
    expect(await receive(signed(now + 540_000))).toMatchObject({ code: 'timestamp.in-future' });
    expect(await receive({})).toMatchObject({ reason: 'The header X-Hookline-Signature is missing.' });
    expect(await receive({ ...signed(), 'X-Hookline-Signature': 'sha256=00' })).toMatchObject({
      code: 'signature.malformed',
    });
    for (const timestamp of ['NaN', '1e99', '-1', '']) {
      const { kind } = await receive({ ...signed(), 'X-Hookline-Timestamp': timestamp });
      expect(kind).toBe('refused');
    }
  });

  test('refuses a signed timestamp that is no number', async () => {
    const headers = signed(Number.NaN);
    expect(headers).toMatchObject({ 'X-Hookline-Timestamp': 'NaN' });
    expect(await receive(headers)).toMatchObject({ code: 'timestamp.malformed' });
  });

  test('takes no request for its own: any program might have sent it', () => {
    expect(awsLambda.detect(requestWith({ ...sample.headers, ...signed() }))).toBe(false);
  });

  test.each(['', '{', 'null', '[]', '"text"', '{"type":{}}', '{"__proto__":{"type":"a"}}'])(
    'names no event in %j',
    async (body) => {
      expect(await receive({}, body)).toMatchObject({ code: 'signature.missing' });
      expect(await receive(signed(now, 'r-1', body), body)).toMatchObject({ identity: { id: 'r-1', type: null } });
    },
  );
});
