// What takes too long for `npm test`: broken servers that show only once leases have run out, poison on the other queue, and
// the integration tests whole, on both queues wherever one is enough there.
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject } from './project.mjs';
import { readOptions } from './read-options.mjs';
import { requireNode } from './require-node.mjs';
import { runTool } from './run-command.mjs';

const parts = [
  { project: 'long', env: {} },
  { project: 'integration', env: { HOOKLINE_BACKENDS: 'all', HOOKLINE_CASES: '60', HOOKLINE_HOSTILE: '15000' } },
];

requireNode();
// It takes none, and long: what was meant is asked before.
readOptions();
await ensureInstalled();
if (!(await ensureBuilt())) process.exit(1);
const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
const codes = [];
for (const { project, env } of parts)
  codes.push((await runTool(vitest, ['run', '--project', project], { show: true, env })).code);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
