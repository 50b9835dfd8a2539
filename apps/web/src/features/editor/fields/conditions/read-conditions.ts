import type { ConditionGroup } from '@hookline/expressions';
import { field } from '@hookline/node-kit';

const none: ConditionGroup = { combinator: 'and', rules: [] };

/** Parses the conditions of a draft. Invalid ones (a document from elsewhere) are replaced by empty ones. */
export const readConditions = (value: unknown): ConditionGroup =>
  field.conditionGroupSchema.safeParse(value).data ?? none;
