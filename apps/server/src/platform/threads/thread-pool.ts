/**
 * Runs work that may need more time or memory than the process has, on threads with their own deadline and heap:
 * exceeding them ends the thread and nothing else. Threads start on demand, and end when idle.
 */
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';

export interface ThreadPoolOptions {
  /** The module that a thread runs; its export `run` takes a task and returns its result. */
  readonly file: string;
  /** Per task, from when a thread takes it. */
  readonly deadlineMs: number;
  /** The heap of a thread, in megabytes. */
  readonly memoryMb: number;
}

const IDLE_MS = 30_000;
const STACK_MB = 4;

/** Why a thread was ended. */
export class ThreadExhausted extends Error {
  override readonly name = 'ThreadExhausted';

  constructor(readonly resource: 'time' | 'memory') {
    super(`A thread ran out of ${resource}`);
  }
}

export class ThreadPool<Task, Result> {
  private readonly pool: Piscina<Task, Result>;
  private readonly limit: ReturnType<typeof pLimit>;

  constructor(private readonly options: ThreadPoolOptions) {
    const maxThreads = Math.max(1, Math.min(4, availableParallelism() - 1));
    this.limit = pLimit(maxThreads);
    this.pool = new Piscina<Task, Result>({
      filename: options.file,
      name: 'run',
      minThreads: 0,
      maxThreads,
      idleTimeout: IDLE_MS,
      // Tasks must not read the process's settings or secrets.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb, stackSizeMb: STACK_MB },
    });
  }

  /** @throws ThreadExhausted when the task exceeded its limits; otherwise what the task threw */
  run(task: Task): Promise<Result> {
    // The deadline counts from here, not from when the task was queued.
    return this.limit(async () => {
      const deadline = AbortSignal.timeout(this.options.deadlineMs);
      try {
        return await this.pool.run(task, { signal: deadline });
      } catch (error) {
        if (deadline.aborted) throw new ThreadExhausted('time');
        if (isOutOfMemory(error)) throw new ThreadExhausted('memory');
        throw error;
      }
    });
  }

  /** Terminates running tasks. */
  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
