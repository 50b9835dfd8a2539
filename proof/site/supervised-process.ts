/**
 * A process that is started again whenever it ends, as a service manager does: by itself after a moment, or when whoever
 * killed it says so. What it writes goes to a log file of its own.
 */
import { EventEmitter, once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NOT_STARTED, startProcess, type ProcessExit, type StartedProcess } from '@hookline/testing';

export interface ProcessDescription {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where its log goes. */
  readonly logs: string;
  /** What it writes once it can do its work. */
  readonly readyWhen: RegExp;
}

const RESTART_AFTER_MS = 300;
const START_LIMIT_MS = 180_000;

export class SupervisedProcess {
  /** How often it ended although nobody killed it: a start that found its database away, for instance. */
  endedByItself = 0;
  private readonly log: WriteStream;
  private readonly signs = new EventEmitter();
  private child: StartedProcess | undefined;
  private wanted = true;
  private held = false;
  private killing: Promise<void> = Promise.resolve();

  constructor(private readonly description: ProcessDescription) {
    this.log = createWriteStream(join(description.logs, `${description.name}.log`), { flags: 'a' });
    this.start();
  }

  get name(): string {
    return this.description.name;
  }

  /** Waits until this start, or the one after it, says that it is ready. */
  async untilReady(): Promise<void> {
    const tooLate = AbortSignal.timeout(START_LIMIT_MS);
    await once(this.signs, 'ready', { signal: tooLate }).catch((error: unknown) => {
      throw tooLate.aborted ? new Error(`${this.name} was not ready within ${START_LIMIT_MS / 1000} s.`) : error;
    });
  }

  /** SIGKILL, and a new start after a while; returns when it is back. @param whileDown happens between the two. */
  kill(downMs: number, whileDown: () => Promise<void> = async () => {}): Promise<void> {
    this.killing = this.killing.then(() => this.killNow(downMs, whileDown));
    return this.killing;
  }

  /** SIGSTOP, and SIGCONT after a while: it wakes with a state of the world that has passed. */
  async freeze(ms: number): Promise<void> {
    const frozen = this.child;
    this.note('is frozen');
    frozen?.signal('SIGSTOP');
    await wait(ms);
    this.note('goes on');
    frozen?.signal('SIGCONT');
  }

  /** For good, and at once: whoever has been killed all along needs no leave-taking. */
  async stop(): Promise<void> {
    this.wanted = false;
    await this.end('SIGKILL');
    this.log.end();
  }

  /** The last resort of a process that is ending and cannot wait. */
  killAtOnce(): void {
    this.wanted = false;
    this.child?.signal('SIGKILL');
  }

  private async killNow(downMs: number, whileDown: () => Promise<void>): Promise<void> {
    this.held = true;
    this.note('is killed');
    await this.end('SIGKILL');
    await whileDown();
    await wait(downMs);
    this.held = false;
    if (!this.wanted) return;
    const ready = this.untilReady();
    this.start();
    await ready;
  }

  private start(): void {
    if (this.isAlive()) return;
    const { command, args, env, readyWhen } = this.description;
    this.note('starts');
    const child = startProcess({ command, args, env, onOutput: (text) => void this.log.write(text) });
    this.child = child;
    child.onLine((line) => {
      if (readyWhen.test(line)) this.signs.emit('ready');
    });
    void child.ended.then((exit) => this.afterEnd(exit));
  }

  private async afterEnd({ code }: ProcessExit): Promise<void> {
    // Nobody who waits for it is kept waiting.
    if (code === NOT_STARTED) return void this.signs.emit('error', new Error(`${this.name} cannot be started.`));
    if (!this.wanted || this.held) return;
    this.endedByItself++;
    this.note('has ended by itself');
    await wait(RESTART_AFTER_MS);
    if (this.wanted && !this.held) this.start();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || !this.isAlive()) return;
    child.signal(signal);
    await child.ended;
  }

  private isAlive(): boolean {
    return this.child?.exit === null;
  }

  private note(what: string): void {
    if (!this.log.writableEnded) this.log.write(`--- ${new Date().toISOString()} ${this.name} ${what}\n`);
  }
}
