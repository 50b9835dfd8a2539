import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.js';
import { FUNCTION_NAMES } from './function-names.js';
import { jsonataFunctions } from './jsonata-functions.js';

const NEW_YEAR = 1_609_459_200_000; // 2021-01-01T00:00:00Z
const SUMMER = 1_625_140_800_000; // 2021-07-01T12:00:00Z

const scope = {
  trigger: {
    body: { text: 'Zoë 😊', n: NEW_YEAR, s: SUMMER, message: '{"AlarmName":"cpu","id":7615917337495251231,"f":1.5}' },
  },
  workflow: { id: 'w', timezone: 'Europe/Berlin' },
};
const inUtc = { trigger: scope.trigger };
const long = `<a>${'x'.repeat(4_200_000)}</a>`;

describe('functions', () => {
  test('are all of JSONata’s but $eval, and ours', () => {
    const ours = FUNCTION_NAMES.filter((name) => !jsonataFunctions.has(name));
    expect(ours).toEqual(['parseJson', 'parseForm', 'parseXml', 'parseCsv']);
    expect(FUNCTION_NAMES.length - ours.length).toBe(jsonataFunctions.size);
  });

  test.each([
    ['$fromMillis(trigger.body.n, undefined, "+05:00")', '2021-01-01T05:00:00.000+05:00'],
    ['$fromMillis(trigger.body.n, (), "-0330")', '2020-12-31T20:30:00.000-03:30'],
    ['$fromMillis(trigger.body.n, (), "+0545")', '2021-01-01T05:45:00.000+05:45'],
    ['$fromMillis(trigger.body.n, (), "-09:30")', '2020-12-31T14:30:00.000-09:30'],
    ['$fromMillis(trigger.body.n, (), "Z")', '2021-01-01T00:00:00.000Z'],
    ['$fromMillis(trigger.body.n, (), "Europe/Berlin")', '2021-01-01T01:00:00.000+01:00'],
    ['$fromMillis(trigger.body.s, (), "Europe/Berlin")', '2021-07-01T14:00:00.000+02:00'],
    ['$fromMillis(trigger.body.s, "[D01].[M01].[Y0001] [H01]:[m01]", "America/New_York")', '01.07.2021 08:00'],
    ['$fromMillis(trigger.body.n, "[H01]:[m01] [Z1]", "-0330")', '20:30 -3:30'],
    ['$fromMillis(trigger.body.n)', '2021-01-01T00:00:00.000Z'],
    ['$toMillis("2021-01-01T05:00:00+05:00")', NEW_YEAR],
    ['$toMillis("2021-01-01")', NEW_YEAR],
    ['$toMillis("2021-01-01T01:00:00", (), "Europe/Berlin")', NEW_YEAR],
    ['$toMillis("01.07.2021 14:00", "[D01].[M01].[Y0001] [H01]:[m01]", "Europe/Berlin")', SUMMER],
    ['$toMillis("2021-01-01 00:00:00")', NEW_YEAR],
    ['$toMillis("2021-01-01T00:00:00.123Z")', NEW_YEAR + 123],
    ['$substring($now((), "Asia/Kolkata"), -6)', '+05:30'],
    ['$millis() > 0', true],
  ])('of time: %s', async (source, expected) => {
    expect(await evaluate(source, inUtc)).toBe(expected);
  });

  test('of time take the zone of the workflow where nothing else is said', async () => {
    expect(await evaluate('$fromMillis(trigger.body.s)', scope)).toBe('2021-07-01T14:00:00.000+02:00');
    expect(await evaluate('$toMillis("2021-07-01T14:00:00")', scope)).toBe(SUMMER);
    expect(await evaluate('$now() ~> $substring(-6)', scope)).toMatch(/^\+0[12]:00$/);
    expect(await evaluate('$toMillis("2021-03-28T02:30:00")', scope)).toBe(Date.UTC(2021, 2, 28, 1, 30));
    expect(await evaluate('$toMillis("2021-10-31T02:30:00")', scope)).toBe(Date.UTC(2021, 9, 31, 0, 30));
  });

  test.each([
    ['$fromMillis(0, (), "Mars/Phobos")', 'No time zone is called "Mars/Phobos"'],
    ['$fromMillis(0, (), "+99:00")', 'No time zone is called "+99:00"'],
    ['$now((), "../../etc/passwd")', 'No time zone is called'],
    ['$formatInteger(1e15, "I")', '1000000000000000 is too large for roman numerals: $formatInteger writes them up to'],
    ['$formatInteger(-1000001, "i;o")', '-1000001 is too large for roman numerals'],
    ['$formatInteger(1e16, "0")', '$formatInteger writes numbers up to 1000000000000000.'],
    ['$toMillis("2026-02-31")', 'is no time that $toMillis can read'],
    ['$toMillis("tomorrow")', 'is no time that $toMillis can read'],
    ['$fromMillis(1e300)', 'is no time in milliseconds'],
    ['$parseJson("{a}")', '$parseJson: This text is not JSON: {a}'],
    ['$parseJson("")', '$parseJson: The text is empty.'],
    ['$parseXml("")', '$parseXml: The text is empty.'],
    ['$parseXml("no")', '$parseXml: This text is not XML: no (it does not begin with "<")'],
    ['$parseXml("<a><b></a>")', '$parseXml: This text is not XML: <a><b></a> (unexpected close tag)'],
    ['$parseXml("<a>")', 'This text is not XML: <a> (unclosed tag: a)'],
    ['$parseXml("<a b=\'\\ud800\'/>")', "<a b='\ufffd'/> (at place 7 stands half of a character (U+D800))"],
    ['$parseXml("<a>\\u0001</a>")', 'at place 4 stands U+0001, no character of XML'],
    ['$parseXml("<a/>" & $pad("", 1100000))', '$parseXml takes a text of at most 1048576 characters, and this one has'],
    ['$parseXml(input)', '$parseXml takes a text of at most 1048576 characters, and this one has 4200007.'],
    ['$parseXml("<!DOCTYPE a><a/>")', '$parseXml: It declares a document type or entities, and nothing that does'],
    ['$parseCsv("a,b\\n1,2,3")', '$parseCsv: Line 2 has 3 values, and the first line names 2.'],
    ['$parseCsv("a,a\\n1,2")', '$parseCsv: Two columns are called "a".'],
    ['$parseCsv("a\\n\\"1")', '$parseCsv: A quotation mark in line 2 is not closed.'],
    ['$parseCsv("a\\n\\"1\\"2")', 'Something stands behind a closing quotation mark in line 2.'],
    ['$parseCsv("a", "::")', '$parseCsv: The separator is one character'],
    ['$base64decode("iVBORw0KGgr/")', 'is not text (UTF-8)'],
    ['$base64decode("a!")', '"a!" is not base64'],
    ['$decodeUrlComponent("%E0%A4%A")', '$decodeUrlComponent'],
    ['$uper("a")', 'There is no function $uper. Did you mean $uppercase?'],
    ['$toUpperCase("a")', 'There is no function $toUpperCase. Did you mean $uppercase?'],
    ['$eval("1")', '$parseJson'],
    ['$map(["1"], $eval)', '$parseJson'],
  ])('say what is wrong: %s', async (source, message) => {
    await expect(async () => evaluate(source, { ...inUtc, input: long })).rejects.toThrow(message);
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty'])('keep an element that is called %s', async (name) => {
    const input = `<a><${name}><b>1</b></${name}></a>`;
    for (const source of ['$parseXml(input)', '$merge([$parseXml(input)])', '[$parseXml(input)][0]'])
      expect(JSON.stringify(await evaluate(source, { input }))).toBe(`{"a":{"${name}":{"b":"1"}}}`);
    expect({}).not.toHaveProperty('b');
  });

  test.each([
    ['$parseJson(trigger.body.message).AlarmName', 'cpu'],
    ['$parseJson(trigger.body.message).id', '7615917337495251231'],
    ['$parseJson(trigger.body.message).f', 1.5],
    ['$parseJson("[1e400, 0.123456789012345678901]")', ['1e400', '0.123456789012345678901']],
    ['trigger.body.message ~> $parseJson ~> $keys', ['AlarmName', 'id', 'f']],
    ['$map(["[1]", "2"], $parseJson)', [[1], 2]],
    ['$parseJson(trigger.body.nothing)', undefined],
    ['$parseForm("?a=1&a=2&b=x+%C3%A9&c&%zz=%zz")', { a: ['1', '2'], b: 'x é', c: '', '%zz': '%zz' }],
    ['$parseForm("")', {}],
    ['$parseForm(trigger.body.nothing)', undefined],
    ['$keys($parseForm("__proto__=1&constructor=2"))', ['__proto__', 'constructor']],
    [`$parseXml("<?xml version='1.0'?><o id='7'><i>1</i><i>2</i></o>")`, { o: { '@id': '7', i: ['1', '2'] } }],
    [`$parseXml("\\ufeff<a b='1'>x</a>").a."#text"`, 'x'],
    ['$parseXml("<a>7615917337495251231</a>").a', '7615917337495251231'],
    ['$parseXml(trigger.body.nothing)', undefined],
    ['$map(["<a>1</a>", "<a>2</a>"], $parseXml).a', ['1', '2']],
    ['$keys($parseXml("<a><__proto__/><toString/></a>").a)', ['__proto__', 'toString']],
    [
      '$parseCsv("id,name\\r\\n1,\\"Zoë, \\"\\"Z\\"\\"\\nB\\"\\r\\n\\r\\n2,,,\\n")',
      [
        { id: '1', name: 'Zoë, "Z"\nB' },
        { id: '2', name: '' },
      ],
    ],
    ['$parseCsv("\\ufeffa;b\\n1;2", ";").b', '2'],
    ['$parseCsv("a\\n7615917337495251231")', [{ a: '7615917337495251231' }]],
    ['$parseCsv("a,b")', []],
    ['$parseCsv("")', []],
    ['$parseCsv(trigger.body.nothing)', undefined],
    ['$map(["a=1", "a=2"], $parseForm).a', ['1', '2']],
    ['$keys($parseCsv("__proto__,toString\\n1,2")[0])', ['__proto__', 'toString']],
    ['$parseJson($base64decode("eyJhIjoiWm/DqyDwn5iKIn0="))', { a: 'Zoë 😊' }],
    ['$base64encode("user:pässwört")', 'dXNlcjpww6Rzc3fDtnJ0'],
    ['$base64decode($base64encode(trigger.body.text))', 'Zoë 😊'],
    ['$base64decode("eyJhIjox\\nfQ")', '{"a":1}'],
    ['$base64decode("Pz8_")', '???'],
    ['$substring(trigger.body.text, 4, 1)', '😊'],
    ['$length(trigger.body.text)', 5],
    ['$map(["a", "b"], $pad(?, 3, "-"))', ['a--', 'b--']],
    ['$map(["a", "b"], $contains("abc", ?))', [true, true]],
    ['$replace("a1b22", /([a-z])([0-9]+)/, "$2$1$$$0$3")', '1a$a122b$b22'],
    ['$replace("abc", /b/, function($m) { $uppercase($m.match) })', 'aBc'],
    ['$replace("aXbXc", "X", "-", 1)', 'a-bXc'],
    ['$split("a,b,c", ",", 2)', ['a', 'b']],
    ['$split("a1b2c", /[0-9]/, 2)', ['a', 'b']],
    [
      '$zip([1, 2, 3], ["a", "b"])',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    ['$spread({"a": 1, "b": 2})', [{ a: 1 }, { b: 2 }]],
    ['$replace("1\\u00a0234,50", /\\s/, "")', '1234,50'],
    ['$contains("\\u000b\\u2028\\ufeff", /^\\s{3}$/)', true],
    ['$contains("a\\u2028b", /a.b/)', false],
    ['$contains("a\\rb", /a.b/)', false],
    ['$contains("a\\u00a0b", /a[\\s]b/)', true],
    ['$contains("a\\u00a0b", /a\\Sb/)', false],
    ['$match("one\\r\\ntwo", /^.+$/m).match', ['one', 'two']],
  ])('%s', async (source, expected) => {
    expect(await evaluate(source, inUtc)).toStrictEqual(expected);
  });

  test('answer as JSONata does where they took its place', async () => {
    const sources = [
      '$substring("hello", 1, 3)', '$substring("hello", -3)', '$substring("hello", -3, 2)', '$substring("hello", 9)', '$substring("a😊b", 1, 1)',
      '$substring("hello", 1.5)', '$substring("hello", -99, 2)', '$substring("hello", 0, 0)', '$trim("  a \\n b ")', '$pad("x", 5)', '$pad("x", -5, "ab")',
      '$split("a b", " ")', '$split("", "x")', '$split("abc", "")', '$split("a,b", /,/)', '$replace("aaa", "a", "b", 2)', '$replace("abc", /(.)(.)/, "$2$1")',
      '$replace("abc", /x(.)?/, "[$1]")', '$replace("abc", /b/, "$1$")', '$replace("265USD", /([0-9]+)USD/, "$$$1")', '$distinct([1, 2, 1, "1"])', '$sort([3, 1, 2])',
      '$sort(["b", "a"])', '$keys({"a": 1, "b": 2})', '$keys([{"a": 1}, {"b": 2, "a": 3}])', '$spread([{"a": 1}, {"b": 2}])', '$zip([1], [2], [3])', '$zip([1, 2], 3)',
      '$join(["a", "b"])', '$join("a")', '$contains("abc", "b")', '$contains("abc", /B/i)', '$substringBefore("a-b", "-")', '$substringAfter("a-b", "-")',
      '$substringAfter("a-b", "x")', '$merge([{"a": 1}, {"a": 2}])', '$string({"a": [1, 2.5]})', '$string([1], true)', '$boolean([0, 0])', '$not("")', '$append([1], 2)',
      '$formatNumber(1234.5, "#,##0.00")', '$formatInteger(12, "w")', '$parseInteger("12", "0")', '$number("1e3")', '$encodeUrl("https://x/ä?b=c d")', '$lookup([{"a": 1}, {"a": 2}], "a")',
      '$fromMillis(0, "[FNn], [D1o] [MNn] [Y]")', '$toMillis("1970-01-02")', '$length("")', '$uppercase("ß")', '$map([1, 2], $string)', '$reduce([1, 2, 3], $append)',
    ]; // prettier-ignore
    for (const source of sources) {
      const theirs: unknown = await jsonata(source).evaluate({});
      const ours = await evaluate(source, {});
      expect([source, JSON.stringify(ours)]).toEqual([source, JSON.stringify(theirs)]);
    }
  });
});

describe('evaluations', () => {
  test('that begin together each pay for themselves alone', async () => {
    const values = Array.from({ length: 4_000 }, (_, index) => index);
    const mild = Array.from({ length: 20 }, () =>
      evaluate('$sum($map(input, function($v) { $v * 2 }))', { input: values }),
    );
    expect(new Set(await Promise.all(mild))).toEqual(new Set([15_996_000]));
  });

  test('let others work meanwhile', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await expect(evaluate('($f := function($x) { $f($x + 1) }; $f(1))', {})).rejects.toThrow('too much work');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });
});
