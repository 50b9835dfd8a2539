import { builtServer, responds, startProcess, until, usersEnvironment, type StartedProcess } from '@hookline/testing';

/** On a machine that is busy otherwise; three seconds on two idle cores. */
const START_LIMIT_MS = 180_000;

/** The built server as a process of its own, as a person has it. @param settings what a user sets. */
export const spawnHookline = (settings: Record<string, string>): StartedProcess =>
  startProcess({
    args: ['--enable-source-maps', builtServer()],
    env: { ...usersEnvironment(), HOST: '127.0.0.1', ...settings },
  });

/** Waits until it can do its work. */
export async function untilReady(hookline: StartedProcess, url: string): Promise<void> {
  await until(async () => hookline.exit !== null || (await responds(`${url}/health/ready`)), START_LIMIT_MS);
  if (hookline.exit) throw new Error(`Hookline ended while it was starting. It says:\n${hookline.log()}`);
}
