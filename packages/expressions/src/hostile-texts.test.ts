import { describe, expect, test } from 'vitest';
import { explainMissing } from './analysis/explain-missing.js';
import { referencesOf } from './analysis/references-of.js';
import { unknownNames } from './analysis/unknown-names.js';
import { evaluate } from './evaluate/evaluate.js';
import { meansList, toList } from './evaluate/to-list.js';
import { ExpressionError } from './expression-error.js';

/** Wide, because tests share the machine: what grows with the square takes seconds at this length. */
const MAX_MS = 1_000;

const CHARACTERS = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '`',
  '/',
  '\\',
  '.',
  '?',
  '~>',
  ' ',
  '$',
  '%',
  '*',
  '-',
  '|',
  '^(',
  ',',
  '/*',
  'a',
  '1',
  '\u0000',
  '\ud800',
  'é',
  '[[',
  '($',
  '{"a":',
  '~>$f',
  '.%',
  '**.',
  '@$a',
  '#$i',
  '?:',
  '??',
];
const SAMPLE = { trigger: { body: {} } };

const READERS: readonly (readonly [string, (source: string) => unknown])[] = [
  ['evaluate', (source) => evaluate(source, SAMPLE)],
  ['referencesOf', referencesOf],
  ['unknownNames', unknownNames],
  ['explainMissing', (source) => explainMissing(source, SAMPLE)],
  ['toList', (source) => toList(source, undefined, SAMPLE)],
  ['meansList', (source) => meansList(source, SAMPLE)],
];

/** Functions of texts, called with `text` and `more`. */
const CALLS = [
  '$trim(text)', '$split(text, more)', '$split(text, /a+b/)', '$replace(text, more, "x")', '$replace(text, /(a*)*b/, "$1")',
  '$match(text, /[^x]*x/)', '$contains(text, /(x+x+)+y/)', '$contains(text, more)', '$number(text)', '$parseInteger(text, "w")',
  '$toMillis(text)', '$toMillis(text, "[Y]-[M]")', '$toMillis("2026", text)', '$now(text)', '$now("[Y]", text)', '$fromMillis(0, text)',
  '$formatNumber(1, text)', '$formatInteger(1, text)', '$base64decode(text)', '$base64encode(text)', '$decodeUrlComponent(text)',
  '$encodeUrl(text)', '$parseJson(text)', '$parseXml(text)', '$parseXml("<a>" & text)', '$parseXml("<" & text)',
  '$uppercase(text)', '$substring(text, 5, 9)', '$length(text)', '$pad(text, 99999, text)',
  '$substringBefore(text, more)', '$substringAfter(text, more)', '$eval(text)', '$error(text)', '$string([text])', 'text & text = text',
  '$formatNumber(1, "#0", {"zero-digit": text})', '$sort([text, more])', '$distinct([text, more])', '$lookup($$, text)', '{text: 1}',
  '$keys({text: 1})', '$assert(false, text)',
]; // prettier-ignore

async function settle(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    expect(error.message.length).toBeLessThan(2_000);
  }
}

async function expectSwift(name: string, act: () => unknown): Promise<void> {
  const start = process.cpuUsage();
  await settle(act);
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1_000;
  expect(took < MAX_MS ? 'swift' : `${name}: ${took} ms`).toBe('swift');
}

describe('a text of one character, again and again', () => {
  test.each(READERS)('is read at once as an expression by %s', { timeout: 120_000 }, async (reader, read) => {
    for (const character of CHARACTERS) {
      for (const length of [19_999, 60_000]) {
        const text = character.repeat(length / character.length);
        await expectSwift(`${reader} ${character} ${length}`, () => read(text));
        await expectSwift(`${reader} a${character} ${length}`, () => read(`a${text}`.slice(0, length)));
      }
    }
  });

  test.each(CALLS)('is read at once as the data of %s', { timeout: 120_000 }, async (call) => {
    for (const character of CHARACTERS) {
      const text = character.repeat(60_000 / character.length);
      const more = `${text.slice(0, 15_000)}!${text.slice(0, 15_000)}`;
      await expectSwift(`${call} of ${character}`, () => evaluate(call, Object.assign({ text, more }, SAMPLE)));
    }
  });
});

describe('names that JavaScript objects have', () => {
  const names = ['toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', 'length'];

  test.each(names)('%s is a name like any other', async (name) => {
    const data = Object.fromEntries([[name, { a: 1 }]]);
    const scope = { trigger: { body: data }, steps: data };
    expect(await evaluate(`trigger.body.${name}.a`, scope)).toBe(1);
    expect(await evaluate(`steps.${name}.a + 1`, scope)).toBe(2);
    expect(await evaluate(`$lookup(steps, "${name}").a`, scope)).toBe(1);
    expect(await evaluate(`trigger.${name}`, scope)).toBeUndefined();
    expect(await evaluate(`(trigger.${name})`, scope)).toBeUndefined();
    expect(await evaluate(`($${name} := 1; $${name} + 1)`, scope)).toBe(2);
    expect(referencesOf(`steps.${name}.a`).steps).toEqual([{ key: name, member: 'a' }]);
    const unknown = unknownNames(`$${name}(1)`).map((found) => found.name);
    expect(unknown).toEqual(name === 'length' ? [] : [`$${name}`]);
    expect(unknownNames(`${name}.a`)).toHaveLength(1);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('%s is refused, and harmless in data', async (name) => {
    const body = JSON.parse(`{"${name}": {"a": 1}, "b": 2}`) as unknown;
    await expect(async () => evaluate(`trigger.body.${name}`, { trigger: { body } })).rejects.toThrow(name);
    expect(await evaluate('$keys(trigger.body)', { trigger: { body } })).toEqual([name, 'b']);
    expect(await evaluate('$merge([trigger.body]).b', { trigger: { body } })).toBe(2);
  });
});
