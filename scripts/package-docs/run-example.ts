/**
 * Runs an example of the documentation as a module of its package. `expression; // => value` is the assertion: the expression
 * is awaited and has to equal the value.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { root } from './root.js';

/** @param name the package's folder: what the example imports is found as from there. Rejects when an assertion fails. */
export async function runExample(name: string, code: string): Promise<void> {
  const folder = mkdtempSync(join(root, 'packages', name, '.example-'));
  try {
    const file = join(folder, 'example.ts');
    writeFileSync(file, withAssertions(code));
    await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws Error when the example asserts nothing, or a `// =>` stands behind what is no expression */
export function withAssertions(code: string): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest);
  const statements = source.statements.map((statement) => {
    const text = code.slice(statement.getStart(source), statement.end);
    const value = expectedAfter(code, statement.end);
    if (value === undefined || !ts.isExpressionStatement(statement)) return text;
    return `expect(await (${statement.expression.getText(source)})).toEqual(${value});`;
  });
  const asserted = statements.filter((text) => text.startsWith('expect(')).length;
  if (asserted === 0 || asserted !== code.split('// =>').length - 1) {
    throw new Error(`Every "// =>" of an example stands behind an expression, and there is at least one:\n${code}`);
  }
  return ["import { expect } from 'vitest';", ...statements].join('\n');
}

function expectedAfter(code: string, end: number): string | undefined {
  const [comment] = ts.getTrailingCommentRanges(code, end) ?? [];
  const text = comment && code.slice(comment.pos, comment.end);
  return text?.startsWith('// => ') === true ? text.slice('// => '.length) : undefined;
}
