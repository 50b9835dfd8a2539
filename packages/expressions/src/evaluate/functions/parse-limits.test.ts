import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.js';

const failure = async (source: string, text: string): Promise<string> => {
  try {
    await evaluate(source, { trigger: { body: { text } } });
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

describe('the functions that read a text', () => {
  test.each([
    ['a long text of', '$parseCsv', 'a'.repeat(2_000_001), 'expression.failed'],
    ['a long text of', '$parseForm', 'a'.repeat(2_000_001), 'expression.failed'],
    ['many rows of', '$parseCsv', 'a\n'.repeat(30_000), 'expression.too-large'],
    ['many fields of', '$parseForm', 'a&'.repeat(30_000), 'expression.too-large'],
    ['many columns of', '$parseCsv', Array.from({ length: 150_000 }, (_, n) => n).join(','), 'none'],
    ['many columns in many rows of', '$parseCsv', `${wide()}\n${'1\n'.repeat(15_000)}`, 'expression.too-much-work'],
    ['a hundred thousand blank lines of', '$parseCsv', '\n'.repeat(100_000), 'none'],
    ['a quotation mark a million times in', '$parseCsv', '"'.repeat(1_000_000), 'none'],
  ])('end in time for %s %s', async (_, name, text, expected) => {
    expect(await failure(`$count(${name}(trigger.body.text))`, text)).toBe(expected);
  });
});

function wide(): string {
  return Array.from({ length: 5_000 }, (_, n) => `c${n}`).join(',');
}
