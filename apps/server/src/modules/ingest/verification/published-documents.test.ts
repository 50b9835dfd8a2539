import type { HttpClient, HttpRequest, HttpResponse } from '@hookline/node-kit';
import { describe, expect, test } from 'vitest';
import { PublishedDocuments } from './published-documents.js';

const keys = { url: 'https://keys.example.com/jwks', kind: 'keys' } as const;
const certificate = { url: 'https://keys.example.com/cert.pem', kind: 'certificate' } as const;
const HOUR = 3_600_000;

/** A client that counts its requests, and a manual clock. */
function open(answer: (asked: number) => Promise<Partial<HttpResponse>>) {
  const asked: HttpRequest[] = [];
  const http: HttpClient = {
    request: async (request) => {
      asked.push(request);
      return { status: 200, headers: {}, body: Buffer.from(`copy ${asked.length}`), ...(await answer(asked.length)) };
    },
  };
  const clock = { now: 1 };
  return { asked, clock, documents: new PublishedDocuments(http, { now: () => clock.now }) };
}

const fine = () => Promise.resolve({});

describe('the documents of senders', () => {
  test('are fetched once for all who ask meanwhile, and follow no redirect', async () => {
    const { asked, documents } = open(fine);
    const all = await Promise.all(Array.from({ length: 20 }, () => documents.get(keys, false)));
    expect(new Set(all)).toEqual(new Set(['copy 1']));
    expect(asked).toEqual([expect.objectContaining({ url: keys.url, method: 'GET', maxRedirects: 0 })]);
  });

  test('are kept: a key set for an hour, a certificate for a day', async () => {
    const { asked, clock, documents } = open(fine);
    for (const hours of [0.01, 0.9, 1.1, 23, 25]) {
      clock.now = hours * HOUR;
      await documents.get(certificate, false);
    }
    expect(asked).toHaveLength(2);
    clock.now = 1;
    await documents.get(keys, false);
    clock.now = 1.1 * HOUR;
    expect(await documents.get(keys, false)).toBe('copy 4');
  });

  test('are fetched anew for a key that is not in them, but not for every such request', async () => {
    const { asked, clock, documents } = open(fine);
    await documents.get(keys, false);
    for (const seconds of [1, 29]) {
      clock.now = seconds * 1000;
      expect(await documents.get(keys, true)).toBe('copy 1');
    }
    clock.now = 31_000;
    expect(await documents.get(keys, true)).toBe('copy 2');
    expect(asked).toHaveLength(2);
  });

  test('that cannot be had are not asked for again at once, and then they are', async () => {
    const { asked, clock, documents } = open((times) =>
      times === 1 ? Promise.reject(new Error('keys.example.com does not answer.')) : fine(),
    );
    for (const ms of [1, 2900]) {
      clock.now = ms;
      await expect(documents.get(keys, false)).rejects.toThrow('keys.example.com does not answer.');
    }
    expect(asked).toHaveLength(1);
    clock.now = 3100;
    expect(await documents.get(keys, false)).toBe('copy 2');
  });

  test('count only when they are answered with 200', async () => {
    const { documents } = open(() => Promise.resolve({ status: 404 }));
    await expect(documents.get(keys, false)).rejects.toThrow(
      'keys.example.com answered 404 instead of its certificate or keys.',
    );
  });

  test('are no more than five hundred', async () => {
    const { asked, documents } = open(fine);
    for (let n = 0; n <= 500; n++) await documents.get({ ...keys, url: `https://keys.example.com/${n}` }, false);
    await documents.get({ ...keys, url: 'https://keys.example.com/500' }, false);
    expect(asked).toHaveLength(501);
    await documents.get({ ...keys, url: 'https://keys.example.com/0' }, false);
    expect(asked).toHaveLength(502);
  });
});
