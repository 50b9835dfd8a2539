import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';

/** What the tests need from the system, and the commands that prove it is there. */
const needed = [
  { name: 'redis-server', commands: ['redis-server'], why: 'the integration tests run the queue on Redis too' },
  {
    name: 'chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    why: 'the end-to-end tests use a real browser',
  },
];

/** Installs missing system packages when it may. Answers undefined, or the sentence that says what to install. */
export async function ensureSystemPackages() {
  const wanted = missing();
  if (wanted.length === 0) return undefined;
  if (process.getuid?.() === 0 && isInstalled('apt-get')) await install(wanted);
  const left = missing();
  if (left.length === 0) return undefined;
  const reasons = left.map(({ name, why }) => `${name} (${why})`).join(' and ');
  return `Missing on this machine: ${reasons}. On Debian and Ubuntu: sudo apt-get install ${left.map(({ name }) => name).join(' ')}`;
}

async function install(packages) {
  const names = packages.map(({ name }) => name);
  console.log(`Installing ${names.join(' and ')} …`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const update = await runCommand('apt-get', ['update', '-qq'], options);
  const added = await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options);
  if (added.code !== 0) console.error(`${update.output}\n${added.output}`.trim());
}

const missing = () => needed.filter(({ commands }) => !commands.some(isInstalled));

function isInstalled(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
