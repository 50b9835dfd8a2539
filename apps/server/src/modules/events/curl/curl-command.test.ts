import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { curlCommand, type SentRequest } from './curl-command.js';

let folder: string;

/** A `curl` that records its input, byte for byte. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hookline-curl-'));
  const script = `#!/bin/sh\nfor each; do printf '%s\\0' "$each"; done > '${folder}/arguments'\ncat > '${folder}/input'\n`;
  writeFileSync(join(folder, 'curl'), script, { mode: 0o755 });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(request: SentRequest): { given: string[]; input: Buffer } {
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
  // From a file: the longest commands exceed the length of an argument.
  writeFileSync(join(folder, 'command.sh'), curlCommand(request));
  execFileSync('sh', [join(folder, 'command.sh')], { env, input: '', cwd: folder });
  const given = readFileSync(join(folder, 'arguments'), 'latin1').split('\0').slice(0, -1);
  return { given, input: readFileSync(join(folder, 'input')) };
}

const valuesOf = (given: readonly string[], option: string): string[] =>
  given.filter((_, place) => given[place - 1] === option);

const bytes = (text: string): string => Buffer.from(text).toString('latin1');

const URL = 'https://hooks.example.test/hooks/k/a?b=[1-9]&c={x,y}';
const post = (change: Partial<SentRequest>): SentRequest => ({
  method: 'POST',
  url: URL,
  headers: [
    ['Accept', '*/*'],
    ['User-Agent', 'Sender/1.0'],
    ['Content-Type', 'application/json'],
  ],
  body: Buffer.from('{}'),
  ...change,
});

/** Characters that are special to shells, terminals or curl. */
const NASTY = [
  `'; touch hacked; '`,
  '$(touch hacked)',
  '`touch hacked`',
  '"$HOME"',
  '\\',
  '%s%n',
  '@/etc/passwd',
  '-o hacked',
  '!!',
  '*',
  '~',
  '#',
  '&',
  '|',
  '\t',
  '\u0007',
];

const headerByte = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
);
const headerValue = fc.array(headerByte, { maxLength: 12 }).map((parts) => parts.join('').trim());
const headerName = fc.stringMatching(/^[a-z!#$%&'*+.^_`|~-][A-Za-z0-9'`$!-]{0,10}$/);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY, '\n', '\r\n', '\0', 'é', '😀'), fc.string()), { maxLength: 8 })
    .map((parts) => Buffer.from(parts.join(''))),
);

describe('the command that sends an event again', () => {
  test('hands curl exactly what the sender sent, whatever that is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(headerName, headerValue), { maxLength: 4 }), body, (headers, sent) => {
        const { given, input } = run(post({ headers, body: sent }));
        const own = headers.map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`));
        const names = headers.map(([name]) => name.toLowerCase());
        const suppressed = ['Accept', 'User-Agent', ...(sent.length > 0 ? ['Content-Type'] : [])]
          .filter((name) => !names.includes(name.toLowerCase()))
          .map((name) => `${name}:`);
        expect(valuesOf(given, '--header')).toEqual([...own, ...suppressed]);
        const [text] = valuesOf(given, '--data-raw');
        expect(Buffer.from(text === undefined ? input : Buffer.from(text, 'latin1'))).toEqual(Buffer.from(sent));
        expect(valuesOf(given, '--data-binary')).toEqual(sent.length > 0 && text === undefined ? ['@-'] : []);
        expect(given.slice(0, 5)).toEqual(['--globoff', '--path-as-is', URL, '--request', 'POST']);
      }),
      { numRuns: 60 },
    );
  });

  test('shows text as text', () => {
    expect(curlCommand(post({ body: Buffer.from(`{"name":"O'Brien",\n"city":"Kraków"}`) }))).toBe(
      [
        `curl --globoff --path-as-is '${URL}'`,
        `--request 'POST'`,
        `--header 'Accept: */*'`,
        `--header 'User-Agent: Sender/1.0'`,
        `--header 'Content-Type: application/json'`,
        `--data-raw '{"name":"O'\\''Brien",\n"city":"Kraków"}'`,
      ].join(' \\\n  '),
    );
  });

  test.each([
    ['what is no text', Buffer.from([0, 255, 10, 13])],
    ['what is not seen in a text', Buffer.from('a\u202eb')],
    ['a tab, which a terminal takes for a question', Buffer.from('a\tb')],
    ['more than one argument may hold', Buffer.from('long '.repeat(60_000))],
    ['more bytes than one argument may hold', Buffer.alloc(300_000, 200)],
  ])('sends %s through a pipe', (_, sent) => {
    const { given, input } = run(post({ body: sent }));
    expect(valuesOf(given, '--data-binary')).toEqual(['@-']);
    expect(input.equals(sent)).toBe(true);
  });

  test('sends header values in the bytes they came in', () => {
    const { given } = run(
      post({
        headers: [
          ['X-Name', bytes('Zoë')],
          ['X-Latin', 'Zo\xeb'],
        ],
      }),
    );
    expect(valuesOf(given, '--header').slice(0, 2)).toEqual([bytes('X-Name: Zoë'), 'X-Latin: Zo\xeb']);
  });

  test('has the shell put a secret in where its placeholder stands, and nowhere else', () => {
    process.env['TOKEN'] = `it's "a" $(secret)`;
    const { given } = run(
      post({
        headers: [
          ['X-Said', '$TOKEN'],
          ['X-Token', `Bearer $TOKEN'; x`],
        ],
        signed: { 'X-Token': 'Bearer $TOKEN' },
      }),
    );
    delete process.env['TOKEN'];
    expect(valuesOf(given, '--header').slice(0, 2)).toEqual([
      'X-Said: $TOKEN',
      `X-Token: Bearer it's "a" $(secret)'; x`,
    ]);
  });

  test('does not wait for the body of an answer to HEAD', () => {
    const { given } = run(post({ method: 'HEAD', body: Buffer.alloc(0) }));
    expect(given.slice(3, 4)).toEqual(['--head']);
  });
});
