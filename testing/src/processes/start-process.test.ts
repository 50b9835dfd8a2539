import { expect, onTestFinished, test } from 'vitest';
import { alive, withChildren } from './list-processes.js';
import { NOT_STARTED, startProcess, type ProcessOptions } from './start-process.js';

/** A process that runs this JavaScript. */
function start(script: string, options: Partial<ProcessOptions> = {}) {
  const process = startProcess({ args: ['-e', script], ...options });
  onTestFinished(async () => void (await process.stop('SIGKILL')));
  return process;
}

const IDLE = 'setInterval(() => undefined, 1000);';

test('keeps what a process writes, and how it ends', async () => {
  const process = start('console.log("one"); console.error("two"); process.exitCode = 3;');
  expect(await process.ended).toEqual({ code: 3, signal: null });
  expect(process.exit).toEqual({ code: 3, signal: null });
  expect(process.written('stderr')).toBe('two\n');
  expect(process.log().split('\n').sort()).toEqual(['', 'one', 'two']);
});

test('hands on what a process writes instead of keeping it', async () => {
  const texts: string[] = [];
  const process = start('console.log("one")', { onOutput: (text, stream) => texts.push(`${stream}: ${text}`) });
  await process.ended;
  expect(texts).toEqual(['stdout: one\n']);
  expect(process.log()).toBe('');
});

test('waits for a whole line, though it comes in pieces', async () => {
  const process = start(`process.stdout.write("it is re"); setTimeout(() => console.log("ady now"), 50); ${IDLE}`);
  expect(await process.untilLine(/ready/)).toBe('it is ready now');
  expect(process.exit).toBeNull();
});

test('waits no longer for a line once the process has ended, and says its last words', async () => {
  const process = start('console.error("the disk is full"); process.exit(1)');
  await expect(process.untilLine(/ready/)).rejects.toThrow(/ended before it said .*the disk is full/s);
  await expect(process.untilLine(/ready/)).rejects.toThrow('ended before');
});

test('waits for a line no longer than it is told', async () => {
  await expect(start(IDLE).untilLine(/ready/, 50)).rejects.toThrow('took more than 0.05 s');
});

test('tells a command that is not there from one that fails', async () => {
  const process = startProcess({ command: 'no-such-command', args: [] });
  await expect(process.untilLine(/ready/)).rejects.toThrow('ENOENT');
  expect((await process.ended).code).toBe(NOT_STARTED);
});

test('asks a process to end, and kills one that does not listen', async () => {
  const polite = start(`process.on("SIGTERM", () => process.exit(0)); console.log("ready"); ${IDLE}`);
  await polite.untilLine(/ready/);
  expect(await polite.stop()).toEqual({ code: 0, signal: null });

  const deaf = start(`process.on("SIGTERM", () => undefined); console.log("ready"); ${IDLE}`);
  await deaf.untilLine(/ready/);
  expect(await deaf.stop('SIGTERM', 100)).toEqual({ code: null, signal: 'SIGKILL' });
});

test('sends a message and gives the answer to it', async () => {
  const process = start('process.on("message", (text) => process.send({ said: text }))', { ipc: true });
  expect(await process.ask('hello')).toEqual({ said: 'hello' });
});

test('finds a process with its children, until they have ended', async () => {
  const script = `require("node:child_process").spawn(process.execPath, ["-e", "${IDLE}"]).once("spawn", () => console.log("ready"));`;
  const process = start(script + IDLE);
  await process.untilLine(/ready/);
  const family = await withChildren(process.pid ?? 0);
  expect(family).toHaveLength(2);
  expect(await alive(family)).toEqual(family);
  for (const pid of family) globalThis.process.kill(pid, 'SIGKILL');
  await process.ended;
  expect(await alive([process.pid ?? 0])).toEqual([]);
});
