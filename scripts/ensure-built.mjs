import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { treeFingerprint } from './fingerprint.mjs';
import { inProject } from './project.mjs';
import { runTool } from './run-command.mjs';

const everywhere = ['packages', 'package.json', 'pnpm-lock.yaml', 'tsconfig.base.json', 'tsconfig.json'];

/** Builds those of the apps whose sources changed since their last build, all at once. Answers whether all of them stand. */
export async function ensureBuilt({ force = false, apps = ['server', 'web'] } = {}) {
  const stale = apps.map(describeApp).filter(({ stamp, sources }) => force || !isFresh(stamp, sources));
  if (stale.length === 0) return true;
  console.log(`Building ${stale.map(({ name }) => name).join(' and ')} …`);
  const built = await Promise.all(stale.map(build));
  return built.every(Boolean);
}

// The sources are read before the build: what changes during it makes the next start build again.
function describeApp(name) {
  return {
    name,
    stamp: inProject('apps', name, 'dist', '.hookline-built'),
    sources: treeFingerprint([...everywhere, `apps/${name}`]),
  };
}

const isFresh = (stamp, sources) => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;

async function build({ name, stamp, sources }) {
  const vite = inProject('node_modules', 'vite', 'bin', 'vite.js');
  const { code, output, seconds } = await runTool(vite, ['build', '--logLevel', 'warn'], {
    cwd: inProject('apps', name),
    // Tests build too, and their NODE_ENV would bundle React as developers have it: what they test is what is served.
    env: { NODE_ENV: 'production' },
  });
  if (code === 0) {
    writeFileSync(stamp, sources);
    console.log(`✓ built ${name} (${seconds.toFixed(1)} s)`);
  } else {
    console.error(`✗ ${name} does not build:\n${output.trim()}`);
  }
  return code === 0;
}
