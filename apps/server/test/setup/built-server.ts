import { builtServer, startProcess } from '@hookline/testing';

/** A Hookline as a process of its own: the build, which the global set-up keeps fresh. */
export interface BuiltServer {
  /** What it said that is an error or worse, or no line of its log. */
  readonly complaints: readonly string[];
  /** Its exit code or signal, once it has ended; null while it lives. */
  readonly ended: number | string | null;
  /** What it says to a message, when it listens to messages. */
  ask(message: string): Promise<unknown>;
  /** @returns its exit code, or null when it had to be killed by the system */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const BAD: ReadonlySet<string> = new Set(['error', 'fatal']);

/** Starts it and waits until it is ready. */
export async function startBuiltServer(
  settings: Readonly<Record<string, string | undefined>>,
  nodeOptions: readonly string[] = [],
): Promise<BuiltServer> {
  const complaints: string[] = [];
  const server = startProcess({
    args: [...nodeOptions, builtServer()],
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...settings },
    ipc: true,
  });
  server.onLine((line, stream) => {
    if (line !== '' && (stream === 'stderr' || isComplaint(line))) complaints.push(line);
  });
  await server.untilLine(/Hookline (worker )?is ready/);
  return {
    complaints,
    get ended() {
      return server.exit && (server.exit.code ?? server.exit.signal);
    },
    ask: (message) => server.ask(message),
    end: async (signal) => (await server.stop(signal)).code,
  };
}

/** The log is JSON, a line each; what is none is a page for people at the start. */
function isComplaint(line: string): boolean {
  if (!line.startsWith('{')) return false;
  const { level }: { level: string } = JSON.parse(line);
  return BAD.has(level);
}
