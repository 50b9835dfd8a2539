import { spawn } from 'node:child_process';
import { root } from './project.mjs';

const FORWARDED = ['SIGTERM', 'SIGHUP'];

/**
 * Runs a command in the project and waits for its end.
 * `show: true` lets it write to the terminal; otherwise its output is collected.
 * @returns {Promise<{code: number, output: string, seconds: number}>} code 127 when the command does not exist
 */
export function runCommand(command, args, { show = false, cwd = root, env = {}, shell = false } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...(!show && { NO_COLOR: '1' }), ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    // Who stops us stops what we wait for.
    const forward = (signal) => child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    const finish = (code, note = '') => {
      for (const signal of FORWARDED) process.off(signal, forward);
      resolve({
        code,
        output: Buffer.concat(chunks).toString('utf8') + note,
        seconds: (performance.now() - started) / 1000,
      });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code, signal) => finish(code ?? 1, signal ? `\nended by ${signal}` : ''));
  });
}

/** Runs a script of an installed package with this Node: no shell, no npx, the same on every system. */
export const runTool = (script, args, options) => runCommand(process.execPath, [script, ...args], options);
