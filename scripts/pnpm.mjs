import { runCommand } from './run-command.mjs';

/** The pnpm that wrote the lock file. Not in package.json: pnpm would then write itself into the lock file. */
const pinned = 'pnpm@12.21.0';

/** Runs the pinned pnpm. Nobody has to install it: npx fetches it once. */
export function pnpm(args, options = {}) {
  const windows = process.platform === 'win32';
  return runCommand(windows ? 'npx.cmd' : 'npx', ['--yes', pinned, ...args], { ...options, shell: windows });
}

if (process.argv[1] === import.meta.filename) {
  const { code } = await pnpm(process.argv.slice(2), { show: true });
  process.exit(code);
}
