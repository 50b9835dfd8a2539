/** Paths that a template reads and the sample does not have. A root without a sample is unknown, not missing. */
import { explainMissing, parseTemplate } from '@hookline/expressions';
import type { ExpressionScope, MissingWarning } from '@hookline/expressions';

export const missingInTemplate = (text: string, scope: ExpressionScope): readonly MissingWarning[] =>
  sourcesIn(text).flatMap((source) => missingInSource(source, scope));

export function missingInSource(source: string, scope: ExpressionScope): readonly MissingWarning[] {
  try {
    return explainMissing(source, scope).filter(({ path }) => hasSample(path, scope));
  } catch {
    return []; // Syntax errors are shown as a problem of their own.
  }
}

/** The fix: `custmer` becomes `customer`. */
export function applySuggestion(text: string, { path, suggestion }: MissingWarning): string {
  if (suggestion === undefined) return text;
  const fixed = [...path.split('.').slice(0, -1), suggestion].join('.');
  return text.replaceAll(new RegExp(`${escape(path)}(?!\\w)`, 'g'), () => fixed);
}

function sourcesIn(text: string): readonly string[] {
  try {
    return parseTemplate(text).flatMap((part) => (part.kind === 'expression' ? [part.source] : []));
  } catch {
    return [];
  }
}

function hasSample(path: string, { trigger, input, item, steps = {} }: ExpressionScope): boolean {
  const [root, key] = path.split('.');
  if (root === 'trigger') return trigger !== undefined;
  if (root === 'input') return input !== undefined;
  if (root === 'item') return item !== undefined;
  return root === 'steps' && key !== undefined && key in steps;
}

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
