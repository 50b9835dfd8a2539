import { describeFields, parseConfig } from '@hookline/node-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { httpRequestDefinition } from '../definition.js';
import { readCurl } from './read-curl.js';
import { splitWords } from './split-words.js';

const config = (text: string) => readCurl(text)?.config;

describe('a curl command', () => {
  test.each<[string, object]>([
    ['curl https://api.example.com', { method: 'GET', url: 'https://api.example.com', headers: [] }],
    ["$ curl -sSL 'https://api.example.com/a?b=1&c=2'", { method: 'GET', url: 'https://api.example.com/a?b=1&c=2' }],
    ['curl -XDELETE https://x.test/1', { method: 'DELETE' }],
    ['curl --request put --url https://x.test', { method: 'PUT', url: 'https://x.test' }],
    ['curl -I https://x.test', { method: 'HEAD' }],
    [
      'curl https://x.test -H \'Accept: text/csv\' -H "X-Id: 7"',
      {
        headers: [
          { name: 'Accept', value: 'text/csv' },
          { name: 'X-Id', value: '7' },
        ],
      },
    ],
    ['curl -u ada:lovelace https://x.test', { headers: [{ name: 'Authorization', value: 'Basic YWRhOmxvdmVsYWNl' }] }],
    [
      'curl -A me -b a=1 -o out.json https://x.test',
      {
        headers: [
          { name: 'User-Agent', value: 'me' },
          { name: 'Cookie', value: 'a=1' },
        ],
      },
    ],
    [
      `curl https://x.test -H 'content-type: application/json' --data-raw '{"a":{"b":"it'\\''s"}}' --compressed`,
      { method: 'POST', headers: [], body: { type: 'json', value: '{"a":{"b":"it\'s"}}' } },
    ],
    [
      `curl --json '{"a":1}' https://x.test`,
      {
        method: 'POST',
        headers: [{ name: 'Accept', value: 'application/json' }],
        body: { type: 'json', value: '{"a":1}' },
      },
    ],
    [
      "curl https://x.test -d name=Ada -d 'note=a%20b'",
      {
        method: 'POST',
        body: {
          type: 'form',
          value: [
            { name: 'name', value: 'Ada' },
            { name: 'note', value: 'a b' },
          ],
        },
      },
    ],
    [
      "curl https://x.test --data-urlencode 'q=a b&c'",
      { body: { type: 'form', value: [{ name: 'q', value: 'a b&c' }] } },
    ],
    ["curl -G https://x.test -d a=1 --data-urlencode 'b=x y'", { method: 'GET', url: 'https://x.test?a=1&b=x%20y' }],
    [`curl https://x.test -d '{"a":1}'`, { method: 'POST', body: { type: 'text', value: '{"a":1}' } }],
    [
      "curl 'https://x.test' \\\n  -X 'POST' \\\n  -H 'content-type: text/plain' \\\n  --data-raw $'a\\nb\\u0021'",
      {
        method: 'POST',
        headers: [{ name: 'content-type', value: 'text/plain' }],
        body: { type: 'text', value: 'a\nb!' },
      },
    ],
  ])('%s', (text, expected) => {
    expect(config(text)).toMatchObject(expected);
    expect(parseConfig(httpRequestDefinition, config(text))).toMatchObject({ method: config(text)?.['method'] });
  });

  test('says what it could not take over', () => {
    expect(readCurl('curl https://x.test -d @order.json -F photo=@me.png')?.left).toEqual([
      'the file order.json',
      'the form field photo',
    ]);
  });

  test.each([
    '',
    'curl',
    'curl -X POST',
    'curling https://x.test',
    "curl 'https://x.test",
    'wget https://x.test',
    '{"nodes":[]}',
  ])('%s is none', (text) => {
    expect(readCurl(text)).toBeUndefined();
  });

  test('of any words makes settings that the step has fields for, and never throws', () => {
    const names = new Set(describeFields(httpRequestDefinition).map(({ name }) => name));
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('-d', '-H', '-X', '--json', "'", '"', "$'", '\\', '-G', '__proto__', '--constructor'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const read = readCurl(`curl https://x.test ${words.join(' ')}`);
        expect(Object.keys(read?.config ?? {}).filter((name) => !names.has(name))).toEqual([]);
      }),
    );
  });

  test('of any length is read, and one that is too long is none', () => {
    const long = 'x'.repeat(150_000);
    expect(readCurl(`curl -u ${long} https://x.test`)?.config['headers']).toHaveLength(1);
    expect(readCurl(`curl -d ${long}${long} https://x.test`)).toBeUndefined();
  });

  test('reads what a shell would hand over', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
        expect(splitWords(quoted.join(' '))).toEqual(words);
      }),
    );
  });
});
