// Written for old Nodes too: it runs before anything that needs the right one.
const OLDEST = [20, 19];
/** Node 21 and the first of 22 lack `zlib.crc32`. */
const OLDEST_AFTER_20 = [22, 2];

const isAtLeast = (version, [major, minor]) => version[0] > major || (version[0] === major && version[1] >= minor);

/** Ends the process with one sentence when this Node is too old to run Hookline. */
export function requireNode() {
  const version = process.versions.node.split('.').map(Number);
  if (isAtLeast(version, OLDEST_AFTER_20) || (version[0] === OLDEST[0] && isAtLeast(version, OLDEST))) return;
  console.error(
    `Hookline needs Node 20.19 or 22.2 or newer, and this is Node ${process.versions.node}. Install Node 24 from https://nodejs.org and run the command again.`,
  );
  process.exit(1);
}
