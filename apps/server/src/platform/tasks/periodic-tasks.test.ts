import { Pool } from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PeriodicTasks } from './periodic-tasks.js';
import { Periodic } from './periodic.js';

class Baker {
  readonly begun: AbortSignal[] = [];
  finish: () => void = () => undefined;
  fail: () => void = () => undefined;

  @Periodic({ name: 'bake', everyMs: 1000, immediate: true, onFailure: 'The bread is burnt' })
  bake(stopped: AbortSignal): Promise<void> {
    this.begun.push(stopped);
    return new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = () => reject(new Error('Too hot'));
    });
  }

  @Periodic({ name: 'sweep the floor', everyMs: 3000, onFailure: 'The broom is gone' })
  async sweep(): Promise<void> {}

  rest(): void {}
}

class OtherBaker {
  @Periodic({ name: 'bake', everyMs: 1000, onFailure: 'The bread is burnt' })
  async bake(): Promise<void> {}
}

const lines: { msg: string; task?: string }[] = [];
const logger = pino({ level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line)) });
/** No task here is exclusive. */
const pool = new Pool();

let baker: Baker;
let tasks: PeriodicTasks;

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = 0;
  baker = new Baker();
  tasks = new PeriodicTasks({ pool, logger }, () => [{}, baker, baker]);
  tasks.start();
});

afterEach(async () => {
  baker.finish();
  await tasks.close();
  vi.useRealTimers();
});

test('lists what the classes declare', () => {
  expect(tasks.list()).toMatchObject([
    { name: 'bake', everyMs: 1000 },
    { name: 'sweep the floor', everyMs: 3000 },
  ]);
});

test('waits a period from the end of one run to the start of the next', async () => {
  await vi.advanceTimersByTimeAsync(5000);
  expect(baker.begun).toHaveLength(1);
  baker.finish();
  await vi.advanceTimersByTimeAsync(999);
  expect(baker.begun).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(baker.begun).toHaveLength(2);
});

test('logs a failure with the name of the task, and runs it again', async () => {
  baker.fail();
  await vi.advanceTimersByTimeAsync(1000);
  expect(lines).toMatchObject([{ msg: 'The bread is burnt', task: 'bake' }]);
  expect(baker.begun).toHaveLength(2);
});

test('tells a run of the shutdown, waits for it, logs no failure of it, and starts none after', async () => {
  let isClosed = false;
  const closing = tasks.close().then(() => (isClosed = true));
  await vi.advanceTimersByTimeAsync(0);
  expect([baker.begun[0]?.aborted, isClosed]).toEqual([true, false]);
  baker.fail();
  await closing;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(baker.begun).toHaveLength(1);
  expect(lines).toEqual([]);
});

test('refuses two tasks with one name', () => {
  const both = new PeriodicTasks({ pool, logger }, () => [baker, new OtherBaker()]);
  expect(() => both.start()).toThrow('There are two periodic tasks with the name "bake"');
});
