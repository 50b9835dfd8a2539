import type { ConditionGroup } from '@hookline/expressions';
import { field } from '@hookline/node-kit';

const none: ConditionGroup = { combinator: 'and', rules: [] };

/** Conditions of a draft. What cannot be read (a document from elsewhere) begins anew. */
export const readConditions = (value: unknown): ConditionGroup =>
  field.conditionGroupSchema.safeParse(value).data ?? none;
