import { runCommand } from './run-command.mjs';

/** What Hookline is recommended to run on, and is tested on beside the Node that runs `npm test`. */
const recommended = '24.22.3';
/** The oldest major version that its makers still mend (https://nodejs.org/en/about/previous-releases, November 2026). */
const OLDEST_SUPPORTED = 22;

const majorOf = (version) => Number(version.split('.')[0]);

/** Whether this Node is older than the recommended one. */
export const isOlder = (version = process.versions.node) => majorOf(version) < majorOf(recommended);

/** One sentence for a person who starts Hookline on an older Node; undefined on the recommended one or a newer. */
export function recommendNode(version = process.versions.node) {
  if (!isOlder(version)) return undefined;
  const age = majorOf(version) < OLDEST_SUPPORTED ? ', which gets no more security fixes' : '';
  const better = `On Node ${majorOf(recommended)} it is faster, by up to 40 %: https://nodejs.org`;
  return `Hookline runs on Node ${version}${age}. ${better}`;
}

/**
 * The recommended Node as npm has it: a package with the binary and no install script.
 * @returns the path of the binary; undefined when npm has none for this system, or cannot be reached.
 */
export async function fetchRecommendedNode() {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}@${recommended}`;
  const ask = ['--yes', `--package=${name}`, '--', 'node', '-p', 'process.execPath'];
  const { code, output } = await runCommand(isWindows ? 'npx.cmd' : 'npx', ask, { shell: isWindows });
  return code === 0 ? output.trim().split('\n').at(-1) : undefined;
}
