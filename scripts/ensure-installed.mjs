import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { contentFingerprint } from './fingerprint.mjs';
import { pnpm } from './pnpm.mjs';
import { inProject } from './project.mjs';

const stamp = inProject('node_modules', '.hookline-installed');

/** Installs the packages when the lock file or a package.json changed since the last time. Ends the process on failure. */
export async function ensureInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === contentFingerprint(manifests())) return;
  console.log('Installing packages (once, and again only when they change) …');
  const { code } = await pnpm(['install', '--config.confirmModulesPurge=false'], { show: true });
  if (code !== 0) {
    console.error('The packages could not be installed. The lines above say why; a first install needs the network.');
    process.exit(1);
  }
  writeFileSync(stamp, contentFingerprint(manifests()));
}

function manifests() {
  const workspaces = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(inProject(folder)).map((name) => inProject(folder, name, 'package.json')),
  );
  const rootFiles = [
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'e2e/package.json',
    'bench/package.json',
    'proof/package.json',
    'testing/package.json',
  ];
  return [...rootFiles.map((file) => inProject(file)), ...workspaces].sort();
}
