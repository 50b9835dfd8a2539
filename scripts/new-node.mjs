// `npm run new:node -- <type>`: the folder of a new node type with its three files, and its two registry lines.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { inProject } from './project.mjs';

const [type = ''] = process.argv.slice(2);
const nodes = (...parts) => inProject('packages', 'nodes', 'src', ...parts);

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type)) fail('Name the type in kebab-case: npm run new:node -- send-fax');
if (existsSync(nodes(type))) fail(`packages/nodes/src/${type} is there already.`);

const pascal = type.replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());
const camel = pascal[0].toLowerCase() + pascal.slice(1);
const title = type[0].toUpperCase() + type.slice(1).replaceAll('-', ' ');
const key = type.includes('-') ? `'${type}'` : type;

await mkdir(nodes(type));
await writeFile(nodes(type, 'definition.ts'), definition());
await writeFile(nodes(type, 'execute.ts'), executor());
await writeFile(nodes(type, 'execute.test.ts'), test());
await register(
  'definitions.ts',
  `import { ${camel}Definition } from './${type}/definition.js';`,
  `  ${key}: ${camel}Definition,`,
);
await register(
  'executors.ts',
  `import { execute${pascal} } from './${type}/execute.js';`,
  `  ${key}: execute${pascal},`,
);
console.log(
  `packages/nodes/src/${type} is made and registered. Write its summary, fields and executor, then npm run format.`,
);

/** Puts the import after the last one and the entry at the end of the registry. */
async function register(file, importLine, entry) {
  const text = await readFile(nodes(file), 'utf8');
  const imported = text.replace(/((?:^import .*\n)+)/m, `$1${importLine}\n`);
  await writeFile(nodes(file), imported.replace(/\n\}( as const)?;\n/, `\n${entry}\n}$1;\n`));
}

function definition() {
  return `import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';

export const ${camel}Definition = defineNode({
  type: '${type}',
  title: '${title}',
  summary: 'Says in one sentence what it does.',
  keywords: [],
  icon: 'box',
  category: 'app',
  effect: 'pure',
  config: z.object({
    text: field.text({ label: 'Text', required: true }),
  }),
});
`;
}

function executor() {
  return `import { defineExecutor } from '@hookline/node-kit';
import { ${camel}Definition } from './definition.js';

export const execute${pascal} = defineExecutor(${camel}Definition, ({ text }) => ({
  kind: 'completed',
  port: 'out',
  output: { text },
}));
`;
}

function test() {
  return `import { runNode } from '@hookline/node-kit/testing';
import { expect, test } from 'vitest';
import { execute${pascal} } from './execute.js';

test('hands on its text', async () => {
  expect(await runNode(execute${pascal}, { config: { text: 'hello' } })).toEqual({
    kind: 'completed',
    port: 'out',
    output: { text: 'hello' },
  });
});
`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
