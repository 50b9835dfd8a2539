import { existsSync } from 'node:fs';
import { inProject } from './project.mjs';
import { runTool } from './run-command.mjs';

const bin = (...parts) => inProject('node_modules', ...parts);
const tsc = bin('typescript-native', 'bin', 'tsc');
const cruised = ['packages', 'apps', 'e2e', 'bench', 'proof', 'testing', 'scripts'];

/** What `check` looks at, slowest first. Each is one command that writes nothing. */
const gates = [
  {
    name: 'format',
    run: () =>
      runTool(bin('prettier', 'bin', 'prettier.cjs'), [
        '--check',
        '--log-level',
        'warn',
        '--cache',
        '--cache-location',
        bin('.cache', 'prettier-check'),
        '.',
      ]),
  },
  {
    name: 'import rules',
    run: () => runTool(dependencyCruiser(), [...cruised, '--config', '.dependency-cruiser.cjs']),
  },
  { name: 'unused code', run: () => runTool(bin('knip', 'bin', 'knip.js'), ['--no-progress']) },
  { name: 'types', run: () => runTool(tsc, ['-p', 'tsconfig.json']) },
  { name: 'types of the web app', run: () => runTool(tsc, ['-p', 'apps/web/tsconfig.json']) },
  { name: 'patterns', run: () => runTool(inProject('scripts', 'check-patterns.mjs'), []) },
  { name: 'lint', run: () => runTool(bin('oxlint', 'bin', 'oxlint'), []) },
];

/** Runs every gate, two at a time, whatever the others say. Reports each as it ends. */
export async function runGates(report) {
  const waiting = [...gates];
  const results = [];
  const work = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
      const result = { name: gate.name, ...(await gate.run()) };
      report(result);
      results.push(result);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

/** One line for a gate, and its output when it failed. */
export function describeGate({ name, code, output, seconds }) {
  const line = `${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`;
  return code === 0 ? line : `${line}\n${output.trim().replace(/^/gm, '    ')}`;
}

function dependencyCruiser() {
  const script = bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  if (!existsSync(script)) throw new Error(`${script} is missing: run npm start or npm test once, they install it.`);
  return script;
}
