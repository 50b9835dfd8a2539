import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as field from '../../fields/field.js';
import { resolveConfig } from '../resolve-config.js';

const definition = {
  config: z.object({
    url: field.url({ label: 'URL' }),
    text: field.multiline({ label: 'Text', encoding: 'markup' }),
    blocks: field.json({ label: 'Blocks', encoding: 'markup' }),
  }),
};

const resolve = async (config: object, trigger: unknown) => resolveConfig(definition, config, { trigger });
const urlOf = async (url: string, trigger: unknown) => (await resolve({ url }, trigger))['url'];

describe('a value in a web address', () => {
  test.each([
    // In the path.
    ['https://x.test/q/{{ trigger.v }}/x', '#general', 'https://x.test/q/%23general/x'],
    ['https://x.test/q/{{ trigger.v }}', 'a/b?c#d&e f%20\\é', 'https://x.test/q/a%2Fb%3Fc%23d%26e%20f%2520%5C%C3%A9'],
    ['https://x.test/{{ trigger.v }}.json', 7, 'https://x.test/7.json'],
    ['https://x.test/{{ trigger.v }}.json', '..', 'https://x.test/...json'],
    ['https://x.test/a~b%20|$(c)/{{ trigger.v }}', 'x', 'https://x.test/a~b%20|$(c)/x'],
    ['https://x.test/a{{ trigger.v }}', '', 'https://x.test/a'],
    ['https://x.test/{{ trigger.v }}', '\uD800', 'https://x.test/%EF%BF%BD'],
    // In the query.
    ['https://x.test/?q={{ trigger.v }}&r=1', 'Tom & Jerry+#', 'https://x.test/?q=Tom%20%26%20Jerry%2B%23&r=1'],
    ['https://x.test/?q={{ trigger.v }}', undefined, 'https://x.test/?q='],
    ['https://x.test/?{{ trigger.v }}=1', 'a&b', 'https://x.test/?a%26b=1'],
    ['https://x.test/?{{ trigger.v }}', 'a=1&b=2', 'https://x.test/?a=1&b=2'],
    ['https://x.test/?z=0&{{ trigger.v }}', 'a=1&b=2', 'https://x.test/?z=0&a=1&b=2'],
    // In a name and password, and in a part of a host.
    ['https://{{ trigger.v }}:{{ trigger.v }}@x.test/', 'p@s/s:', 'https://p%40s%2Fs%3A:p%40s%2Fs%3A@x.test/'],
    ['https://{{ trigger.v }}.x.test/a', 'evil.test/', 'https://evil.test%2F.x.test/a'],
    ['https://x.test{{ trigger.v }}', '@evil.test/', 'https://x.test%40evil.test%2F'],
    // More than a part of the address.
    ['{{ trigger.v }}', 'https://x.test/a b?c#d', 'https://x.test/a b?c#d'],
    [' {{ trigger.v }}/orders', 'https://x.test/v1', ' https://x.test/v1/orders'],
    ['{{ trigger.v }}/{{ "a/b" }}', 'https://x.test/v1', 'https://x.test/v1/a%2Fb'],
    ['{{ trigger.v }}?q={{ "a&b" }}', 'https://x.test/v1', 'https://x.test/v1?q=a%26b'],
    ['{{ trigger.v }}{{ "/orders?a=1" }}', 'https://x.test', 'https://x.test/orders?a=1'],
    ['https://{{ trigger.v }}/x', 'localhost:3000', 'https://localhost:3000/x'],
    ['https://{{ trigger.v }}', 'x.test/a?b', 'https://x.test/a?b'],
    // What the author encodes.
    ['https://x.test/{{ $encodeUrlComponent(trigger.v) }}', 'a/b', 'https://x.test/a%2Fb'],
    ['https://x.test/{{ $encodeUrl(trigger.v) }}/c', 'a/b c', 'https://x.test/a/b%20c/c'],
  ])('%s with %j is %s', async (url, v, expected) => {
    expect(await urlOf(url, { v })).toBe(expected);
  });

  test.each([undefined, null, ''])('is not left out of the path when it is %j', async (id) => {
    await expect(urlOf('https://x.test/users/{{ trigger.id }}', { id })).rejects.toMatchObject({
      code: 'url.value-missing',
      message:
        'URL: {{ trigger.id }} gives nothing, and without it this would be another address. Check where the value comes from.',
      details: { field: 'url' },
    });
    await expect(urlOf('https://x.test/users/{{ trigger.id }}/orders?x', { id })).rejects.toThrow('{{ trigger.id }}');
  });

  test.each([
    ['a/{{ trigger.id }}/b', '..'],
    ['a/{{ trigger.id }}', '.'],
    ['a/.{{ trigger.id }}', '.'],
    ['a/{{ trigger.id }}{{ trigger.id }}?x', '.'],
    ['a/{{ $encodeUrl(trigger.id) }}', '../b'],
    ['a/{{ $encodeUrl(trigger.id) }}', 'b/../../c'],
    ['a/{{ $encodeUrlComponent("") & trigger.id }}', '%2e%2E/b'],
  ])('leads no way up: %s with %j', async (path, id) => {
    await expect(urlOf(`https://x.test/${path}`, { id })).rejects.toMatchObject({ code: 'url.value-refused' });
  });

  test('may stand beside a way up that the author wrote, and beside dots', async () => {
    expect(await urlOf('https://x.test/a/../{{ trigger.id }}/...', { id: 'b' })).toBe('https://x.test/a/../b/...');
    expect(await urlOf('https://x.test/{{ trigger.id }}.', { id: '..' })).toBe('https://x.test/...');
    expect(await urlOf('https://x.test/{{ trigger.id }}', { id: '%2e%2e' })).toBe('https://x.test/%252e%252e');
  });

  test('costs no more with many of them', async () => {
    const url = `https://x.test/${'{{ trigger.v }}/'.repeat(1000)}`;
    const before = performance.now();
    expect(await urlOf(url, { v: 'a' })).toBe(`https://x.test/${'a/'.repeat(1000)}`);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('a value in a text with markup', () => {
  const name = 'Tom & Jerry <tom@x.com> <!channel>';
  const written = 'Tom &amp; Jerry &lt;tom@x.com&gt; &lt;!channel&gt;';

  test('is read as it is, while the author’s own markup stays', async () => {
    const text = '*Order* <https://x.test/?a=1&b=2|of> {{ trigger.name }} & <!here>';
    expect(await resolve({ text }, { name })).toEqual({
      text: `*Order* <https://x.test/?a=1&b=2|of> ${written} & <!here>`,
    });
    expect(await resolve({ text: '{{ trigger.name }}' }, { name })).toEqual({ text: written });
    expect(await resolve({ text: '{{ trigger.list }}' }, { list: ['<'] })).toEqual({ text: '["&lt;"]' });
  });

  test.each([
    ['a text', '[{"text": "<!here> {{ trigger.name }}"}]', [{ text: `<!here> ${written}` }]],
    ['a text of its own', '[{"text": {{ trigger.name }}}]', [{ text: written }]],
    ['an object in a text', '[{"text": "{{ trigger }}"}]', [{ text: `{"name":"${written}","n":1}` }]],
    ['a number', '[{"n": {{ trigger.n }}}]', [{ n: 1 }]],
    [
      'an address',
      '[{"image_url": "https://x.test/?a={{ trigger.name }}"}]',
      [{ image_url: `https://x.test/?a=${name}` }],
    ],
    [
      'an id and a value',
      '[{"action_id": {{ trigger.name }}, "value": "{{ trigger.name }}"}]',
      [{ action_id: name, value: name }],
    ],
    [
      'a text behind quotes that are escaped',
      '[{"url": "a\\":", "text": "\\"{{ trigger.name }}"}]',
      [{ url: 'a":', text: `"${written}` }],
    ],
  ])('is so as %s of JSON', async (_name, blocks, expected) => {
    expect(await resolve({ blocks }, { name, n: 1 })).toEqual({ blocks: expected });
  });

  test('is so in data, whose other values keep their type', async () => {
    const blocks = [
      { text: { text: '<!here> {{ trigger.name }}' }, url: '{{ trigger.name }}', n: '{{ trigger.n }}', more: [true] },
    ];
    expect(await resolve({ blocks }, { name, n: 1 })).toEqual({
      blocks: [{ text: { text: `<!here> ${written}` }, url: name, n: 1, more: [true] }],
    });
  });

  test('stays when it is all there is, built by the author', async () => {
    const built = [{ text: '<https://x.test|here>' }];
    expect(await resolve({ blocks: '{{ trigger.built }}' }, { built })).toEqual({ blocks: built });
    expect(await resolve({ blocks: '[{{ trigger.built[0] }}]' }, { built })).toEqual({ blocks: built });
  });
});
