import { join } from 'node:path';
import { alive, listProcesses, startProcess } from '@hookline/testing';
import { expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../run.mjs');
/** Ten seconds on two idle cores. */
const LIMIT_MS = 240_000;

test('ends every process it started on Ctrl-C, and says so with its exit code', { timeout: LIMIT_MS }, async () => {
  const proof = startProcess({ args: [MAIN, '--events=100000', '--seed=1'] });
  await proof.untilLine(/orders over/, 120_000);
  const started = await descendantsOf(proof.pid ?? 0);
  expect(started, `It said: ${proof.log()}`).not.toHaveLength(0);
  proof.signal('SIGINT');
  expect(await proof.ended).toEqual({ code: 1, signal: null });
  expect(proof.log()).toContain('Stopped by SIGINT.');
  expect(await alive(started)).toEqual([]);
});

test('refuses an option that it does not know, with a sentence', async () => {
  const proof = startProcess({ args: [MAIN, '--queue=kafka'] });
  expect(await proof.ended).toEqual({ code: 1, signal: null });
  expect(proof.written('stderr')).toContain('--queue is redis or postgres, not "kafka".');
});

async function descendantsOf(pid: number): Promise<number[]> {
  const all = await listProcesses();
  const children = all.filter(({ parent }) => parent === pid).map((child) => child.pid);
  return [...children, ...(await Promise.all(children.map(descendantsOf))).flat()];
}
