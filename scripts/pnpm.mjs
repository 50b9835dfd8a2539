import { readFileSync } from 'node:fs';
import { inProject } from './project.mjs';
import { runCommand } from './run-command.mjs';

/** Runs the pnpm that package.json pins. Nobody has to install it: npx fetches it once. */
export function pnpm(args, options = {}) {
  const { packageManager } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const windows = process.platform === 'win32';
  return runCommand(windows ? 'npx.cmd' : 'npx', ['--yes', packageManager, ...args], { ...options, shell: windows });
}

if (process.argv[1] === import.meta.filename) {
  const { code } = await pnpm(process.argv.slice(2), { show: true });
  process.exit(code);
}
