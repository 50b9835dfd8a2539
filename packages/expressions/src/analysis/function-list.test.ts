import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate/evaluate.js';
import { suggestFunction } from '../evaluate/functions/describe-unknown-function.js';
import { EXPRESSION_FUNCTIONS } from './function-list.js';
import { referencesOf } from './references-of.js';

describe('the functions that are offered', () => {
  test.each(EXPRESSION_FUNCTIONS.map(({ name }) => name))('$%s is one', async (name) => {
    expect(await evaluate(`$exists($${name})`, {})).toBe(true);
  });
});

describe('a function that there is not', () => {
  test.each([
    ['toUpperCase', 'uppercase'],
    ['parseInt', 'number'],
    ['uperCase', 'uppercase'],
    ['substringbefore', 'substringBefore'],
  ])('$%s means $%s', (name, meant) => expect(suggestFunction(name)).toBe(meant));

  test('is named when the $ was forgotten, too', () => {
    expect(() => referencesOf('toUpperCase(input.a)')).toThrow('Did you mean $uppercase(…)?');
    expect(() => referencesOf('own(input.a)')).toThrow('Did you mean $own(…)?');
  });

  test('is named in the message, with what was probably meant', async () => {
    const fails = async (source: string) => evaluate(source, { trigger: { body: { name: 'ada' } } });
    await expect(fails('$toUpperCase(trigger.body.name)')).rejects.toThrow(
      'There is no function $toUpperCase. Did you mean $uppercase?',
    );
    await expect(fails('$xyzzy(1)')).rejects.toThrow(
      'There is no function $xyzzy. Look it up in the list of functions.',
    );
  });
});
