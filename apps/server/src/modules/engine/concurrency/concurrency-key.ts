import { ExpressionError, evaluate, hasTemplate, resolveTemplate, toText } from '@hookline/expressions';
import { indexKey } from '../../../platform/database/statements/index-key.js';
import type { RunSession } from '../run/run-session.js';

/**
 * The concurrency key of a run: the value of the workflow's key expression, as text; empty when it cannot be computed.
 */
export async function concurrencyKey(run: RunSession): Promise<string> {
  const { key } = run.version.document.settings.concurrency;
  if (key === null || key.trim() === '') return '';
  const { trigger, run: about, workflow } = run.scope();
  const scope = { trigger, run: about, workflow };
  try {
    return indexKey(toText(await (hasTemplate(key) ? resolveTemplate(key, scope) : evaluate(key, scope))));
  } catch (error) {
    if (error instanceof ExpressionError) return '';
    throw error;
  }
}
