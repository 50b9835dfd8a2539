/**
 * Evaluates a trigger's expressions on an event that has no run yet. A failing expression is ignored: the event makes
 * its run, which shows the failure, instead of being dropped by mistake.
 */
import { ExpressionError, resolveConditions, resolveTemplate, toText } from '@hookline/expressions';
import { explainConditions, field, type ConditionGroup } from '@hookline/node-kit';

/**
 * @param timezone the workflow's, for times without one
 * @returns why the event makes no run, or null when it may
 */
export async function whyFiltered(filter: ConditionGroup, trigger: unknown, timezone: string): Promise<string | null> {
  try {
    const resolved = field.conditionGroupSchema.safeParse(await resolveConditions({ ...filter }, { trigger }));
    if (!resolved.success) return null;
    const { holds, reason = 'The conditions do not hold' } = explainConditions(resolved.data, timezone);
    return holds ? null : reason;
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

/** @returns the dedup name; null when the expression yields nothing. */
export async function duplicateName(key: string, trigger: unknown): Promise<string | null> {
  try {
    const name = toText(await resolveTemplate(key, { trigger }));
    return name.trim() === '' ? null : name;
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}
