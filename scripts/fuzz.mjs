// `npm run fuzz -- --minutes=10 --seed=1`: hostile data for as long as is asked, a new seed each round. Ends at the first
// failure with the command that repeats it. `npm test` runs a short part of the same with seeds of its own.
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject } from './project.mjs';
import { readOptions } from './read-options.mjs';
import { requireNode } from './require-node.mjs';
import { runTool } from './run-command.mjs';

/** What a round consists of: random requests at the front door, random workflows on hostile values. */
const parts = [
  { file: 'apps/server/test/engine/properties', env: { HOOKLINE_CASES: '60' } },
  { file: 'apps/server/test/stories/hostile', env: { HOOKLINE_HOSTILE: '100000' } },
];

requireNode();
const { minutes, seed } = readNumbers();
await ensureInstalled();
if (!(await ensureBuilt())) process.exit(1);

const endsAt = performance.now() + minutes * 60_000;
let rounds = 0;
for (let round = seed; rounds === 0 || performance.now() < endsAt; round++, rounds++) {
  for (const part of parts) {
    console.log(`\nSeed ${round}: ${part.file}`);
    if (!(await passes(part, round))) {
      console.error(`\nIt failed. Again: npm run fuzz -- --minutes=0 --seed=${round}`);
      process.exit(1);
    }
  }
}
console.log(`\n${rounds} rounds from seed ${seed}: nothing found.`);

async function passes({ file, env }, round) {
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const options = { show: true, env: { ...env, HOOKLINE_SEED: String(round) } };
  const { code } = await runTool(vitest, ['run', '--project', 'integration', file], options);
  return code === 0;
}

function readNumbers() {
  const values = readOptions({
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
  });
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  if (minutes >= 0 && Number.isSafeInteger(seed)) return { minutes, seed };
  console.error('--minutes is a number, --seed a whole one.');
  process.exit(1);
}
