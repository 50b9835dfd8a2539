import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { readLines } from './read-lines.js';

export interface ProcessOptions {
  /** This Node, unless told otherwise. */
  readonly command?: string;
  readonly args: readonly string[];
  /** Its whole environment; that of this process, unless told otherwise. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The user to run it as, and their group. */
  readonly uid?: number | undefined;
  /** Opens a channel for messages. */
  readonly ipc?: boolean;
  /** Gets what it writes, as it comes: then `log` keeps nothing. */
  readonly onOutput?: (text: string, stream: 'stdout' | 'stderr') => void;
}

export interface ProcessExit {
  /** Null when a signal ended it; `NOT_STARTED` when the command is not there. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The exit code when there was nothing to start, as a shell has it. */
export const NOT_STARTED = 127;

/** On a machine that is busy otherwise. */
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 20_000;

/** A process that a test starts and ends. A wait for something of a process that has ended fails at once, with its last words. */
export const startProcess = (options: ProcessOptions): StartedProcess => new StartedProcess(options);

export class StartedProcess {
  /** Resolves once it is gone and all that it wrote is read. */
  readonly ended: Promise<ProcessExit>;
  private readonly child: ChildProcess;
  private readonly signs = new EventEmitter().setMaxListeners(0);
  private readonly kept = { stdout: '', stderr: '', both: '' };
  private known: ProcessExit | null = null;

  constructor(private readonly options: ProcessOptions) {
    const { command = process.execPath, args, env = process.env, cwd, uid, ipc = false } = options;
    const stdio: StdioOptions = ipc ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'];
    const user = uid === undefined ? {} : { uid, gid: uid };
    this.child = spawn(command, [...args], { env, stdio, ...(cwd !== undefined && { cwd }), ...user });
    for (const stream of ['stdout', 'stderr'] as const) {
      this.child[stream]?.setEncoding('utf8').on('data', (text: string) => this.take(text, stream));
      readLines(this.child[stream], (line) => this.signs.emit('line', line, stream));
    }
    this.ended = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        this.known ??= { code, signal };
        this.signs.emit('end');
        resolve(this.known);
      };
      this.child.once('close', end);
      this.child.once('error', (error) => {
        // Of a process that lives, it is a signal or a message that did not reach it.
        if (this.pid !== undefined) return;
        this.take(`${error.message}\n`, 'stderr');
        end(NOT_STARTED, null);
      });
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Null while it lives. */
  get exit(): ProcessExit | null {
    const { exitCode, signalCode } = this.child;
    return this.known ?? (exitCode === null && signalCode === null ? null : { code: exitCode, signal: signalCode });
  }

  /** Everything that it has written, stdout and stderr as they came. */
  log(): string {
    return this.kept.both;
  }

  /** What it has written to one of them. */
  written(stream: 'stdout' | 'stderr'): string {
    return this.kept[stream];
  }

  /** Calls back for every line that it writes from now on. */
  onLine(take: (line: string, stream: 'stdout' | 'stderr') => void): void {
    this.signs.on('line', take);
  }

  /** Waits for its next line like this. @throws Error when it ends before, or the time is over. */
  untilLine(pattern: RegExp, limitMs = START_LIMIT_MS): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = (decide: () => void): void => {
        clearTimeout(timer);
        this.signs.off('line', look).off('end', fail);
        decide();
      };
      const refuse = (why: string): void =>
        settle(() =>
          reject(new Error(`${this.name} ${why} before it said ${String(pattern)}. It says:\n${this.log()}`)),
        );
      const look = (line: string): void => {
        if (pattern.test(line)) settle(() => resolve(line));
      };
      const fail = (): void => refuse('ended');
      const timer = setTimeout(() => refuse(`took more than ${limitMs / 1000} s`), limitMs);
      if (this.known) fail();
      else this.signs.on('line', look).on('end', fail);
    });
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Sends it a message. @returns its next one. */
  async ask(message: string): Promise<unknown> {
    const answered = once(this.child, 'message');
    this.child.send(message);
    const [answer]: unknown[] = await answered;
    return answer;
  }

  /** Asks it to end, and kills it when it has not ended in time. */
  async stop(signal: NodeJS.Signals = 'SIGTERM', limitMs = STOP_LIMIT_MS): Promise<ProcessExit> {
    this.signal(signal);
    const inTime = new AbortController();
    const late = wait(limitMs, true, { signal: inTime.signal }).catch(() => false);
    if (await Promise.race([late, this.ended.then(() => false)])) {
      process.stderr.write(`${this.name} did not end on ${signal}, and was killed.\n`);
      this.signal('SIGKILL');
    }
    inTime.abort();
    return this.ended;
  }

  private get name(): string {
    return [this.options.command ?? process.execPath, ...this.options.args].join(' ');
  }

  private take(text: string, stream: 'stdout' | 'stderr'): void {
    if (this.options.onOutput) return this.options.onOutput(text, stream);
    this.kept[stream] += text;
    this.kept.both += text;
  }
}
