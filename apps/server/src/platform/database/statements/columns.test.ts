import { describe, expect, test } from 'vitest';
import { jsonColumn, plainColumn } from './columns.js';

describe('a column of values', () => {
  test.each([
    [[], '{}'],
    [['a', null, ''], '{"a",NULL,""}'],
    [[1, -2.5, true, false, null], '{1,-2.5,true,false,NULL}'],
    [['NULL', 'a,b', '{}', ' '], '{"NULL","a,b","{}"," "}'],
    [['"quoted"', 'back\\slash', '\\"'], '{"\\"quoted\\"","back\\\\slash","\\\\\\""}'],
    [[Buffer.from([0, 255]), Buffer.alloc(0)], '{"\\\\x00ff","\\\\x"}'],
  ])('%j is %s', (values, literal) => {
    expect(plainColumn(values)).toBe(literal);
  });
});

describe('a column of JSON texts', () => {
  test('is joined by a character that none of them can hold', () => {
    const texts = [JSON.stringify('\u001f "'), null, JSON.stringify({ a: 'b\n' })];
    expect(jsonColumn(texts)).toBe(`"\\u001f \\""\u001f\u001f{"a":"b\\n"}`);
  });
});
