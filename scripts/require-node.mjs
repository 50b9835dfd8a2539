// Written for old Nodes too: it runs before anything that needs the right one.
const wanted = [20, 19];

/** Ends the process with one sentence when this Node is too old to run Hookline. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  console.error(
    `Hookline needs Node ${wanted.join('.')} or newer, and this is Node ${process.versions.node}. Install Node 24 from https://nodejs.org and run the command again.`,
  );
  process.exit(1);
}
