import { ensureInstalled } from './ensure-installed.mjs';
import { describeGate, runGates } from './gates.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
await ensureInstalled();
const results = await runGates((result) => console.log(describeGate(result)));
const failed = results.filter(({ code }) => code !== 0);
console.log(`${results.length - failed.length} of ${results.length} gates passed`);
process.exitCode = failed.length === 0 ? 0 : 1;
