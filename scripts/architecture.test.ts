import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../apps/server/src/platform/config/config.js';
import { nodeDefinitions } from '../packages/nodes/src/definitions.js';

const root = join(import.meta.dirname, '..');
const skipped = new Set(['node_modules', 'dist', 'data']);

/** Where a node or a provider may be called by its name: its own folder, the registries, and tests. */
const mayName = [
  /^packages\/nodes\/src\/(http-request|slack-message)\//,
  /^packages\/nodes\/src\/(definitions|executors)\.ts$/,
  /^packages\/providers\/src\/(slack|stripe)\//,
  /^packages\/apps\/src\/(slack|stripe)\//,
  /^packages\/(apps|providers)\/src\/registry\.ts$/,
  /^packages\/providers\/package\.json$/,
  /\.test\.(ts|tsx|mjs)$/,
  /\/(test|testing)\//,
];

/** Where words are quoted that some node type is called by as well: the registries, what people draw, JSONata, tests. */
const mayQuote = [
  ...mayName,
  /^packages\/expressions\//,
  /^packages\/node-kit\/src\/definition\/icon-name\.ts$/,
  /^packages\/providers\/src\/kit\/proof\/standard-webhook-signature\.ts$/,
  /^apps\/server\/src\/modules\/workflows\/example\/example-workflow\.ts$/,
];

/** Lines on which such a word means something else. A source is who starts runs, whatever the trigger's type is. */
const otherMeanings = [
  /\b(source(: | = |; \/\/ => | text not null default )|isStartedBy\(|settingsFor\()'/i,
  /^packages\/nodes\/src\/[\w-]+\/definition\.ts:\d+: (icon|keywords): /,
  /\bicon[:=]/,
  /\bmode(: | === )|zIndexMode/,
  /\bon(Item)?Error(Schema)?\b/,
  /When an item fails|The run fails|pgCtl|extends Omit<SelectProps/,
];

describe('the architecture', () => {
  test('calls no node and no provider by its name outside its own folder', () => {
    const files = sourceFiles('packages', 'apps', 'scripts').filter(
      (file) => !mayName.some((pattern) => pattern.test(file)),
    );
    expect(linesMatching(/http-request|slack|stripe(?!d)/i, files)).toEqual([]);
  });

  test.each(Object.keys(nodeDefinitions))('compares nothing with the type %s outside its own folder', (type) => {
    const files = sourceFiles('packages', 'apps', 'scripts').filter(
      (file) => !file.startsWith(`packages/nodes/src/${type}/`) && !mayQuote.some((pattern) => pattern.test(file)),
    );
    const quoted = linesMatching(new RegExp(`['"]${type}['"]`), files);
    expect(quoted.filter((line) => !otherMeanings.some((pattern) => pattern.test(line)))).toEqual([]);
  });

  test('reads no clock in the domain, in nodes, apps and providers', () => {
    const pure = ['domain', 'node-kit', 'nodes', 'apps', 'credentials', 'providers'];
    const files = sourceFiles(...pure.map((name) => `packages/${name}`));
    const production = files.filter((file) => !/\.test\.ts$|\/testing\//.test(file));
    expect(linesMatching(/new Date\(\)|\bDate\(\)/, production)).toEqual([]);
  });

  test('puts a node type on exactly one line of each registry', () => {
    const nodes = join(root, 'packages/nodes/src');
    const folders = readdirSync(nodes, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const holding = (file: string): string[] =>
      folders.map(({ name }) => name).filter((name) => readdirSync(join(nodes, name)).includes(file));
    const definitions = readFileSync(join(nodes, 'definitions.ts'), 'utf8');
    const executors = readFileSync(join(nodes, 'executors.ts'), 'utf8');
    expect(holding('definition.ts').filter((name) => !definitions.includes(`'./${name}/definition.js'`))).toEqual([]);
    expect(holding('execute.ts').filter((name) => !executors.includes(`'./${name}/execute.js'`))).toEqual([]);
    expect(holding('definition.ts').length).toBeGreaterThan(0);
  });

  test('explains every setting in .env.example, and no setting that is gone', () => {
    const explained = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(
      ([, name]) => name,
    );
    const ofComposeOnly = ['POSTGRES_PASSWORD'];
    expect(new Set(explained)).toEqual(new Set([...Object.keys(configSchema.shape), ...ofComposeOnly]));
  });
});

function linesMatching(pattern: RegExp, files: string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

function sourceFiles(...folders: string[]): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => walk(join(root, folder)))
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((path) => /\.(ts|tsx|mjs|cjs|css|html|json)$/.test(path));
}

function walk(folder: string): string[] {
  return (
    readdirSync(folder, { withFileTypes: true })
      // Other tests write for a moment into folders that begin with a dot.
      .filter(({ name }) => !skipped.has(name) && !name.startsWith('.'))
      .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]))
  );
}
