import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeIn, documentedExports } from './documented-exports.js';
import { root } from './root.js';
import { runExample, withAssertions } from './run-example.js';

const documented = documentedExports(['domain', 'node-kit', 'expressions', 'providers']);
const withExamples = documented.filter(({ examples }) => examples.length > 0);

describe('the doors of the packages', () => {
  test('explain every export with TSDoc at its declaration', () => {
    expect(documented.filter(({ comment }) => comment === '').map(({ name, place }) => `${name} ${place}`)).toEqual([]);
    expect(documented.length).toBeGreaterThan(200);
  });

  test('show the ten most used exports by an example', () => {
    expect(withExamples.length).toBeGreaterThanOrEqual(10);
  });

  test.each(withExamples)('give what the example of $name says', async ({ name, door, examples }) => {
    const [, packageName = ''] = door.split('/');
    const imported = `import { ${name.split('.')[0]} } from '${door}';\n`;
    for (const example of examples) await runExample(packageName, imported + example);
    expect(examples).not.toEqual([]);
  });
});

describe('the README of a package', () => {
  test.each(readdirSync(join(root, 'packages')))('of %s shows an example that holds', async (name) => {
    const readme = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8');
    await runExample(name, codeIn(readme));
    expect(readme).toContain('```ts');
  });
});

describe('an example', () => {
  test('awaits what stands before // => and compares it', () => {
    expect(withAssertions('const a = 1;\na + 1; // => 2')).toBe(
      "import { expect } from 'vitest';\nconst a = 1;\nexpect(await (a + 1)).toEqual(2);",
    );
  });

  test('is refused when it asserts nothing', () => {
    expect(() => withAssertions('const a = 1; // => 1')).toThrow('at least one');
    expect(() => withAssertions('a + 1;')).toThrow('at least one');
  });

  test('fails when its value is another', async () => {
    await expect(runExample('domain', '1 + 1; // => 3')).rejects.toThrow('to deeply equal 3');
  });
});
