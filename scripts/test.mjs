// Everything that proves Hookline right, the same here and in CI: build, check gates, unit, components, integration, end-to-end.
// Nothing is left out because something before it failed. What failed is said again at the end, where one looks first; the
// last line counts, and each gate counts as one test.
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ensureSystemPackages } from './ensure-system-packages.mjs';
import { describeGate, runGates } from './gates.mjs';
import { fetchRecommendedNode, isOlder } from './recommended-node.mjs';
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
const failures = [];
const addPart = (name, counted) => {
  parts.push(`${name}: ${counted.passed} passed, ${counted.failed} failed`);
  failures.push(...counted.failures);
  add(counted);
};
for (const name of ['unit', 'web', 'integration', 'e2e', 'proof']) addPart(name, await runTestProject(name));
// What rests on the runtime most: its HTTP, streams, numbers and dates.
const paths = [
  'packages/expressions/src/evaluate/functions',
  'packages/expressions/src/time',
  'packages/http-message',
  'apps/server/src/platform',
];
if (isOlder()) {
  const node = await fetchRecommendedNode();
  const unfetched = {
    passed: 0,
    failed: 1,
    failures: ['The recommended Node could not be fetched from the package registry.'],
  };
  addPart('unit on the recommended Node', node ? await runTestProject('unit', { node, paths }) : unfetched);
}

for (const failure of failures) console.log(`\nFAILED ${failure}`);
console.log(`\n${parts.join('\n')}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
