/** Addresses and methods as few senders write them, over a real connection. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { EventResponse } from '@hookline/contracts';
import { describe, expect, test } from 'vitest';
import { ANY_BACKEND } from '../setup/test-hookline.js';
import { query } from '../setup/test-space.js';
import { openIngest } from './open-ingest.js';

/** A request as it is written here. @returns the head of the answer */
async function write(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = once(socket, 'close');
  socket.write(text.replaceAll('\n', '\r\n'));
  await closed;
  return Buffer.concat(chunks).toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
}

const request = (method: string, target: string, body = '', headers = '') =>
  `${method} ${target} HTTP/1.1\nhost: 127.0.0.1\nconnection: close\n${headers}content-length: ${body.length}\n\n${body}`;

describe.each(ANY_BACKEND)('addresses at ingest, on %s', (backend) => {
  const door = openIngest(backend);

  test('do not put the trigger’s key into the event or the run, however they are written', async () => {
    const { id, url, events } = await door.published('Targets', {});
    const { pathname } = new URL(url);
    const key = pathname.split('/').at(-1) ?? '';
    const targets = [
      `http://evil.example${pathname}/a`,
      `/${pathname}/a`,
      `HTTPS://x:1/${pathname}/a`,
      `${pathname}/a`,
    ];
    for (const target of targets) expect(await write(url, request('POST', target, '{}'))).toMatch(/^HTTP\/1.1 200 /);
    const told = `x-original-url: ${pathname}/a\nx-forwarded-uri: https://ours.example${pathname}\n`;
    expect(await write(url, request('POST', `${pathname}/a?from=${key}`, '{}', told))).toMatch(/^HTTP\/1.1 200 /);
    expect((await events()).map(({ path }) => path)).toEqual(['/a', '/a', '/a', '/a', '/a']);
    const runs = await door.finishedRuns(id, 5);
    const kept = await Promise.all(runs.map((run) => door.outputOf(run.id)));
    expect(kept[0]).toMatchObject({ query: { from: '••••' }, headers: { 'x-original-url': '/hooks/••••/a' } });
    expect(JSON.stringify(kept)).not.toContain(key);
    const { rows } = await query(door.space(), 'select path, query, headers from events where workflow_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  test('get the body of a GET, whole or in chunks, and no body where there is none', async () => {
    const { url, events, id } = await door.published('GET', { methods: ['GET'] });
    const { pathname } = new URL(url);
    const json = 'content-type: application/json\n';
    expect(await write(url, request('GET', pathname, '{"a":1}', json))).toMatch(/^HTTP\/1.1 200 /);
    const chunks = `GET ${pathname} HTTP/1.1\nhost: x\nconnection: close\n${json}transfer-encoding: chunked\n\n7\n{"a":2}\n0\n\n`;
    expect(await write(url, chunks)).toMatch(/^HTTP\/1.1 200 /);
    expect(await write(url, `GET ${pathname} HTTP/1.1\nhost: x\nconnection: close\n\n`)).toMatch(/^HTTP\/1.1 200 /);
    expect((await events()).map(({ size }) => size)).toEqual([0, 7, 7]);
    const runs = await door.finishedRuns(id, 3);
    const outputs = await Promise.all(runs.map((run) => door.outputOf(run.id)));
    expect(outputs).toMatchObject([{ body: null }, { body: { a: 2 } }, { body: { a: 1 } }]);
  });

  test('refuse a GET that is too large, as any other, and let a page read that', async () => {
    const { url, events } = await door.published('Large', { methods: ['GET'] });
    const length = `content-length: ${5 * 1024 * 1024 + 1}`;
    const { pathname } = new URL(url);
    const text = `GET ${pathname} HTTP/1.1\nhost: x\norigin: https://a.example\nconnection: close\n${length}\n\n`;
    const head = await write(url, text);
    expect(head).toMatch(/^HTTP\/1.1 413 /);
    expect(head).toContain('access-control-allow-origin: *');
    expect(await events()).toMatchObject([{ verdict: 'refused', answered: 413 }]);
  });

  test('tell a sender that listens last that its body is too large, and take its next event', async () => {
    const { url, events } = await door.published('Listens last', {});
    const { pathname } = new URL(url);
    const body = 'x'.repeat(6 * 1024 * 1024);
    const large = `POST ${pathname} HTTP/1.1\nhost: 127.0.0.1\ncontent-length: ${body.length}\n\n${body}`;
    expect(await write(url, large + request('POST', pathname, '{}'))).toMatch(/^HTTP\/1.1 413 /);
    expect((await events()).map(({ verdict }) => verdict)).toEqual(['run', 'refused']);
  });

  test('shows the body of a GET in the inbox', async () => {
    const { url, events } = await door.published('Shown', { methods: ['GET'] });
    await write(url, request('GET', new URL(url).pathname, 'a=1', 'content-type: application/x-www-form-urlencoded\n'));
    const [event] = await events();
    const shown = await door.hookline().api<EventResponse>('GET', `/events/${event?.id}`);
    expect([shown.bodyText, shown.parsed]).toEqual(['a=1', expect.objectContaining({ body: { a: '1' } })]);
  });

  test('says of a body that is called JSON and is none what the workflow gets', async () => {
    const { url, events } = await door.published('No JSON', {});
    const send = (type: string, body: string | Uint8Array<ArrayBuffer>) =>
      fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
    await send('application/json; charset=utf-8', '{"a":1,}');
    await send('application/vnd.acme+json', new Uint8Array([0xff, 0xfe, 0]));
    await send('application/json', '"a text"');
    await send('application/json', '');
    await send('text/plain', '{"a":1,}');
    const problems = await Promise.all(
      (await events()).map(
        async ({ id }) => (await door.hookline().api<EventResponse>('GET', `/events/${id}`)).bodyProblem,
      ),
    );
    expect(problems).toEqual([
      null,
      null,
      null,
      expect.stringMatching(/^The body is called JSON \(application\/vnd\.acme\+json\) and is none, .* as bytes\./),
      expect.stringMatching(/^The body is called JSON \(application\/json\) and is none, .* as a text\./),
    ]);
  });
});
