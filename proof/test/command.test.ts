import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { listProcesses } from '../../e2e/support/list-processes.js';
import { alive } from '../../e2e/support/postgres-processes.js';

const MAIN = join(import.meta.dirname, '../run.mjs');
/** Ten seconds on two idle cores. */
const LIMIT_MS = 240_000;

test('ends every process it started on Ctrl-C, and says so with its exit code', { timeout: LIMIT_MS }, async () => {
  const proof = spawn(process.execPath, [MAIN, '--events=100000', '--seed=1'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  proof.stdout.on('data', (text: Buffer) => (said += text.toString('utf8')));
  proof.stderr.on('data', (text: Buffer) => (said += text.toString('utf8')));
  await vi.waitUntil(() => said.includes('orders over') || proof.exitCode !== null, {
    timeout: 120_000,
    interval: 100,
  });
  const started = await descendantsOf(proof.pid ?? 0);
  expect(started, `It said: ${said}`).not.toHaveLength(0);
  const ended = once(proof, 'exit');
  proof.kill('SIGINT');
  expect(await ended).toEqual([1, null]);
  expect(said).toContain('Stopped by SIGINT.');
  expect(await alive(started)).toEqual([]);
});

test('refuses an option that it does not know, with a sentence', async () => {
  const proof = spawn(process.execPath, [MAIN, '--queue=kafka'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  proof.stderr.on('data', (text: Buffer) => (said += text.toString('utf8')));
  expect(await once(proof, 'close')).toEqual([1, null]);
  expect(said).toContain('--queue is redis or postgres, not "kafka".');
});

async function descendantsOf(pid: number): Promise<number[]> {
  const all = await listProcesses();
  const children = all.filter(({ parent }) => parent === pid).map((child) => child.pid);
  return [...children, ...(await Promise.all(children.map(descendantsOf))).flat()];
}
