import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { parsePlainPath, readPlainPath } from './plain-path.js';

describe('parsePlainPath', () => {
  test.each([
    ['steps.http1.body', ['steps', 'http1', 'body']],
    ['items[0].sku', ['items', 0, 'sku']],
    ['a[-1]', ['a', -1]],
    ['a.`odd key`.b', ['a', 'odd key', 'b']],
  ])('reads %s', (source, path) => {
    expect(parsePlainPath(source)).toEqual(path);
  });

  test.each([
    '',
    '.a',
    'a.',
    'a..b',
    'a[b]',
    'a[]',
    '$a',
    'a + b',
    'true',
    'a.and',
    'a.__proto__',
    'a.`constructor`',
    'a b',
    '1',
  ])('leaves %j to the interpreter', (source) => {
    expect(parsePlainPath(source)).toBeUndefined();
  });
});

describe('readPlainPath', () => {
  test('answers as JSONata does, or declines', async () => {
    const name = fc.constantFrom('a', 'b', 'odd key', 'length', '_jsonata_lambda');
    const { data } = fc.letrec((tie) => ({
      data: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.oneof(fc.constantFrom(null, true, false, 0, '', 'text'), fc.integer()),
        fc.array(tie('data'), { maxLength: 3 }),
        fc.dictionary(name, tie('data'), { maxKeys: 4 }),
      ),
    }));
    const segment = fc.oneof({ weight: 4, arbitrary: name }, { weight: 1, arbitrary: fc.integer({ min: -2, max: 2 }) });
    const path = fc.tuple(name, fc.array(segment, { maxLength: 4 })).map(([first, rest]) =>
      [first, ...rest]
        .map((part) => (typeof part === 'number' ? `[${part}]` : `.\`${part}\``))
        .join('')
        .slice(1),
    );
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, data, { maxKeys: 4 }), path, async (scope, source) => {
        const parsed = parsePlainPath(source);
        if (!parsed) return;
        const answer = readPlainPath(parsed, scope);
        if (!answer.found) return;
        answered++;
        expect(answer.value).toStrictEqual(await interpreted(source, scope));
      }),
      { numRuns: 3000 },
    );
    expect(answered).toBeGreaterThan(1000);
  });
});

/** JSONata's own answer; what it calls a function is compared as data, since a path hands data on unread. */
async function interpreted(source: string, scope: object): Promise<unknown> {
  const result: unknown = await jsonata(source).evaluate(scope);
  const isList = Array.isArray(result);
  return isList ? [...result] : result;
}
