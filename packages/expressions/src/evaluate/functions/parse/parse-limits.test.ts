import { describe, expect, test } from 'vitest';
import { evaluate } from '../../evaluate.js';

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
    ['a long text of', '$parseXml', '<'.repeat(2_000_001), 'expression.failed'],
    ['a million characters of', '$parseXml', `<a>${'x'.repeat(1_048_576)}</a>`, 'expression.failed'],
    ['many elements of', '$parseXml', `<a>${'<b/>'.repeat(30_001)}</a>`, 'expression.failed'],
    ['as many elements as are read of', '$parseXml', `<a>${'<b/>'.repeat(29_999)}</a>`, 'none'],
    ['many levels of', '$parseXml', '<a>'.repeat(101) + '</a>'.repeat(101), 'expression.failed'],
    ['many entities of', '$parseXml', `<a>${'&x;'.repeat(300_000)}</a>`, 'none'],
    ['entities that make others of', '$parseXml', '<!DOCTYPE a [<!ENTITY x "&y;&y;">]><a>&x;</a>', 'expression.failed'],
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
