import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from './project.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Runs one project of vitest.config.ts, shows it, and counts. A crash, or a file that does not load, is a failed test.
 * `failures` says each of them again: a line of where, then what was wrong.
 * @param options `node`: the binary to run it on; `paths`: its files that have one of these in their path, or all
 */
export async function runTestProject(name, { node = process.execPath, paths = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hookline-report-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
    const { code } = await runCommand(node, [vitest, 'run', '--project', name, ...paths, ...reporters], { show: true });
    return count(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Totals of vitest's JSON report and exit code. */
export function count(report, code) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const failures = files.flatMap(failuresOf);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  if (failures.length === 0 && (code !== 0 || passed === 0))
    failures.push(`No test failed, ${passed} passed, and vitest ended with code ${code}.`);
  return { passed, failed: failures.length, failures };
}

function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter(hasFailed);
  if (failed.length === 0) return status === 'failed' ? [`${name}\n${message}`] : [];
  return failed.map(({ fullName, failureMessages }) => `${name}: ${fullName}\n${failureMessages?.join('\n')}`);
}

const hasFailed = ({ status }) => status === 'failed';

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
