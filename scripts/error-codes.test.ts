import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { failureByStatus, movedFailure } from '../packages/apps/src/kit/failure.js';

const root = join(import.meta.dirname, '..');
const list = readFileSync(join(root, 'docs/error-codes.md'), 'utf8');

/** What is written as codes are, and is none: names of files, of hosts, of events, of scopes, of fields and of storage. */
const NO_CODES = new Set(
  `aws.s3 example.com index.html ipaddr.js postmaster.pid powershell.exe secret.key postgres.log postgres.password postgres.port
  hub.challenge hub.mode hub.topic hookline.panel order.created order.paid customer.email cors.origins settings.timezone timeout.amount
  input.map input.type mail.send`.split(/\s+/),
);

test('every error code is listed, and every listed one is made somewhere', () => {
  expect(listed().toSorted()).toEqual([...made()].toSorted());
});

test('every listed code is there once, with a sentence', () => {
  const rows = [...list.matchAll(/^\| `([a-z.-]+)`\s*\| (.*?)\s*\|$/gm)];
  expect(rows).toHaveLength(new Set(listed()).size);
  expect(rows.filter(([, , meaning]) => !/^[A-Z`].{10,}\.$/.test(meaning ?? '')).map(([, code]) => code)).toEqual([]);
});

/** The rest of an app's codes are its service's own: texts of its answers, which no list can hold. */
test('what the apps read from a status is listed, as it is for each of them', () => {
  const answers = Array.from({ length: 300 }, (_, place) => ({ status: 300 + place, headers: {}, body: null }));
  const context = { now: new Date(0), method: 'POST' };
  const codes = answers.flatMap((answer) => [movedFailure('Acme', answer), failureByStatus('Acme')(answer, context)]);
  const common = [...list.matchAll(/^\| `<app>\.([a-z-]+)`/gm)].map(([, code = '']) => code);
  expect(common.toSorted()).toEqual([...new Set(codes.flatMap((failure) => failure?.code ?? []))].toSorted());
});

const listed = (): string[] => [...list.matchAll(/^\| `([a-z.-]+)`/gm)].map(([, code]) => code ?? '');

/** Every text of the form `noun.reason` in the code, and the codes that are put together. */
function made(): Set<string> {
  const codes = new Set<string>();
  for (const file of productionFiles()) {
    const source = readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(\*|\/\/|\/\*\*).*$/gm, '');
    for (const [, code = ''] of source.matchAll(/'([a-z][a-z-]*\.[a-z][a-z-]*)'/g))
      if (!NO_CODES.has(code)) codes.add(code);
    for (const [, noun] of source.matchAll(/\bnotFound\('([a-z-]+)'/g)) codes.add(`${noun}.not-found`);
    for (const code of replacedUnderscores(source)) codes.add(code);
  }
  return codes;
}

/** The codes of a sender's own words: `code: `acme.${word.replaceAll('_', '-')}`` with a table `MEANING` of the words. */
function replacedUnderscores(source: string): string[] {
  const [, noun] = /`([a-z]+)\.\$\{\w+\.replaceAll\('_', '-'\)\}`/.exec(source) ?? [];
  if (noun === undefined) return [];
  const [, table = ''] = /const MEANING[^{]*\{(.*?)\n\};/s.exec(source) ?? [];
  return [...table.matchAll(/^ {2}([a-z_]+):/gm)].map(([, word = '']) => `${noun}.${word.replaceAll('_', '-')}`);
}

/** The types of a sender's events look like codes, in its list of them and in its sample. */
const productionFiles = (): string[] =>
  ['packages', 'apps']
    .flatMap((folder) => readdirSync(join(root, folder)).flatMap((name) => filesIn(join(folder, name, 'src'))))
    .filter((file) => !/\.test\.tsx?$|\/testing\/|\/(event-types|sample)\.ts$/.test(file));

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name).replaceAll(sep, '/'));
