// A gate of `check`: no regular expression of ours may backtrack more than linearly on what it is given, because most of them
// meet texts of strangers. Each literal is analysed once and remembered. Those that can be slow are allowed by name, with what
// bounds the text they meet.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';
import { boundedPatterns } from './bounded-patterns.mjs';
import { inProject, root } from './project.mjs';

const THREADS = 2;
const cacheFile = inProject('node_modules', '.cache', 'patterns.json');
const cache = new Map(existsSync(cacheFile) ? Object.entries(JSON.parse(readFileSync(cacheFile, 'utf8'))) : []);

const found = sourceFiles().flatMap(patternsIn);
const judged = found.filter(({ pattern }) => !Object.hasOwn(boundedPatterns, pattern));
await analyse(new Set(judged.map(({ pattern }) => pattern)));
const slow = judged.filter(({ pattern }) => !cache.get(pattern));
const unused = Object.keys(boundedPatterns).filter((allowed) => !found.some(({ pattern }) => pattern === allowed));
mkdirSync(dirname(cacheFile), { recursive: true });
writeFileSync(cacheFile, JSON.stringify(Object.fromEntries(cache)));

for (const { file, line, pattern } of slow) {
  console.error(`${file}:${line} ${pattern}\n  may take more than linear time. Write it otherwise (a loop, a bounded repetition), or bound the
  text first and say so in scripts/bounded-patterns.mjs.`);
}
for (const pattern of unused)
  console.error(`scripts/bounded-patterns.mjs names ${pattern}, which is nowhere any more.`);
process.exitCode = slow.length + unused.length === 0 ? 0 : 1;

function sourceFiles() {
  const globs = ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts', 'apps/*/src/**/*.tsx'].map((glob) => `:(glob)${glob}`);
  // Files that are not committed yet count too.
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', ...globs];
  const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n');
  return files.filter((file) => file !== '' && !/\.test\.tsx?$|\/testing\//.test(file) && existsSync(inProject(file)));
}

function patternsIn(file) {
  const source = ts.createSourceFile(file, readFileSync(inProject(file), 'utf8'), ts.ScriptTarget.Latest, true);
  const patterns = [];
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      patterns.push({ file, line: line + 1, pattern: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return patterns;
}

/** Adds to the cache what is not in it, the longest first: those take longest. */
async function analyse(patterns) {
  const waiting = [...patterns].filter((pattern) => !cache.has(pattern)).sort((a, b) => b.length - a.length);
  const work = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('pattern-worker.mjs', import.meta.url));
      let pattern;
      const next = () => {
        pattern = waiting.shift();
        if (pattern === undefined) worker.terminate().then(resolve, reject);
        else worker.postMessage(pattern);
      };
      worker.on('message', (isLinear) => {
        // What was undecided may be decided on a machine that is less busy.
        if (isLinear) cache.set(pattern, true);
        next();
      });
      worker.on('error', reject);
      next();
    });
  if (waiting.length > 0) await Promise.all(Array.from({ length: THREADS }, work));
}
