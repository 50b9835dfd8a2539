// Everything that proves Hookline right, the same here and in CI: build, check gates, unit, integration, end-to-end.
// Nothing is left out because something before it failed. The last line counts; each gate counts as one test.
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ensureSystemPackages } from './ensure-system-packages.mjs';
import { describeGate, runGates } from './gates.mjs';
import { requireNode } from './require-node.mjs';
import { runTestProject } from './run-test-project.mjs';

requireNode();
await ensureInstalled();
const totals = { passed: 0, failed: 0 };
const add = ({ passed, failed }) => {
  totals.passed += passed;
  totals.failed += failed;
};
const addGate = (passed) => add({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

const lacking = await ensureSystemPackages();
if (lacking) console.error(lacking);
addGate(!lacking);
addGate(await ensureBuilt());
for (const { code } of await runGates((result) => console.log(describeGate(result)))) addGate(code === 0);
const parts = [];
for (const name of ['unit', 'integration', 'e2e']) {
  const counted = await runTestProject(name);
  parts.push(`${name}: ${counted.passed} passed, ${counted.failed} failed`);
  add(counted);
}

console.log(`\n${parts.join('\n')}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
