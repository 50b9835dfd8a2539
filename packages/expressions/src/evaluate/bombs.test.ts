import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A process of its own with a small heap: what is not bounded ends it. */
const HEAP_MB = 256;
const ENDS = /^(value|expression\.(too-large|too-much-work|failed|refused|too-deep))$/;
/** Wide, because tests share the machine; what is not bounded takes minutes. */
const MAX_MS = 8_000;

/** Each builds more than that, or works for minutes, unless it is stopped. `big` is a text of a million characters. */
const BOMBS = [
  '$map(items, $join([big, big], ?))',
  '$map(items, $pad(?, 1000000))',
  '$map(items, $pad(?, -1000000, "xy"))',
  '$map(items, $substring(big, ?))',
  '$map(items, $replace(big, "a", ?))',
  '$map(items, function($i) { $uppercase($uppercase(big) & $i) })',
  '$map(items, function($i) { $uppercase(big & $i) })',
  '$map(items, function($i) { big & $i })',
  '$map(items, $append(items, ?))',
  '$map(items, $append(?, items))',
  '$map(items, $split(big, ?))',
  '$filter(items, $contains(big, ?))',
  '$filter(items, $pad(?, 1000000))',
  '$sift({"a": "x", "b": "y"}, $pad(?, 90000000))',
  '$each($merge(items.{$: big & $}), $pad(?, 1000000))',
  '$reduce(items, function($a, $b) { $join([$a, $a]) }, big)',
  '$reduce(items, function($a, $b) { $a & $a })',
  '$reduce(items, $append)',
  '$reduce(items, function($a, $b) { [$a, $a] }) = 1',
  '($x := $reduce([1..40], function($a, $b) { [$a, $a] }); $x = $x)',
  '($x := $reduce([1..40], function($a, $b) { [$a, $a] }); $x ? 1 : 2)',
  '$map(items, function($i) { $base64encode(big & $i) })',
  '$map(items, function($i) { $string([big, big, $i]) })',
  '$map(items, $zip(items, items, items, ?))',
  '$map(items, $reverse)',
  '$map(items, function() { $reverse(items) })',
  '$map(items, function() { $shuffle($$.items) })',
  '$map(items, function() { $spread($$) })',
  '$map(items, function() { $$.items ~> $sort })',
  '$map(items, function() { $$ ~> |$|{"x": 1}| })',
  '$$ ~> |**|$merge($$.items.{$: 1})|',
  '$map(items, function() { $$.** })',
  '$map(items, function() { $$.* })',
  '$map([1..20000], function() { [1..20000] })',
  '$replace(big, /a/, "$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0")',
  '$replace($substring(big, 0, 20000), /(a)/, $substring(big, 0, 100000))',
  '$replace($substring(big, 0, 20000), /a+/, $replace($substring(big, 0, 20000), "a", "$0"))',
  '$match($substring(big, 0, 200000), /a/)',
  '$contains(big & "", $substring(big, 0, 200000) & "b" & $substring(big, 0, 200000))',
  'items[[1..20000]]',
  'items@$a.items@$b.items@$c.{"x": $a & $b & $c}',
  'items{"k": big & $}',
  '$formatBase(1e300, 2) & $map(items, $formatNumber(1, ?))',
  '$map(items, $formatInteger(?, "I"))',
  '$formatInteger(1e15, "I")',
  '$parseJson("[" & $join($map(items, function() { $substring(big, 0, 1) })) & "]")',
  '$map(items, function($i) { $parseJson("[" & $substring($string(items), 1)) })',
  '($f := function($x) { $f(big & $x) }; $f("a"))',
  '($f := function($x) { [$f([$x, $x])] }; $f("a"))',
  '$error(big)',
  'big + 1',
  '$$ + 1',
];

const PROGRAM = `
import { evaluate } from './expressions.js';
const scope = { items: Array.from({ length: 5000 }, (_, index) => 'item ' + index), big: 'a'.repeat(1_000_000) };
const results = [];
for (const source of JSON.parse(process.argv[2])) {
  const start = process.cpuUsage();
  let code = 'value';
  let message = '';
  try { await evaluate(source, scope); } catch (error) { code = error.code ?? String(error); message = error.message; }
  const { user, system } = process.cpuUsage(start);
  results.push([source, code, Math.round((user + system) / 1000), message.length]);
}
console.log(JSON.stringify(results));
`;

describe('an expression that builds without end', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bombs-'));
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: join(import.meta.dirname, 'evaluate.ts'),
        outDir: folder,
        rollupOptions: { output: { entryFileNames: 'expressions.js', format: 'esm' } },
      },
      ssr: { noExternal: true },
    });
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder, 'program.js'), PROGRAM);
  }, 200_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('ends as an error or a value, in a small heap', { timeout: 200_000 }, async () => {
    const run = promisify(execFile);
    const { stdout } = await run(
      process.execPath,
      [`--max-old-space-size=${HEAP_MB}`, join(folder, 'program.js'), JSON.stringify(BOMBS)],
      { maxBuffer: 10_000_000 },
    );
    const results = JSON.parse(stdout) as [string, string, number, number][];
    const harmful = results.filter(
      ([, code, milliseconds, length]) => !ENDS.test(code) || length >= 2_000 || milliseconds >= MAX_MS,
    );
    expect(harmful).toEqual([]);
  });
});
