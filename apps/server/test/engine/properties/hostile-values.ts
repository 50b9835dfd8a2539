/** What a sender may send for a value, in every place where one is expected. */
const nested = (depth: number): unknown => {
  let value: unknown = 'at last';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? { a: value } : [value];
  return value;
};

export const HOSTILE_VALUES: readonly unknown[] = [
  'a\0b',
  '\0',
  '\ud800 half a letter \udc00',
  'x'.repeat(1_000_000),
  '1'.repeat(60_000) + 'x',
  '.'.repeat(63_000),
  ' \u00a0\u2028\ufeff',
  '"\\\'`${x}{{ y }}<z>',
  nested(150),
  nested(2000),
  Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [`key ${place}`, place])),
  JSON.parse(
    '{"__proto__": {"isAdmin": true}, "constructor": {"prototype": 1}, "toString": 0, "then": "x"}',
  ) as unknown,
  ['__proto__', 'constructor', 'hasOwnProperty'],
  { _jsonata_lambda: true, _jsonata_function: true, sequence: true, length: 7 },
  -0,
  1e308,
  '12345678901234567890',
  null,
  '',
  [],
  {},
];
