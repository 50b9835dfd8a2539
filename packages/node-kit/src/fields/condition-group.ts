import { CONDITION_OPERATORS, type ConditionGroup } from '@hookline/expressions';
import { z } from 'zod';

const conditionRuleSchema = z.strictObject({
  left: z.unknown().optional(),
  operator: z.enum(CONDITION_OPERATORS),
  right: z.unknown().optional(),
  name: z.string().optional(),
  unset: z.boolean().optional(),
});

/** Also used to read conditions outside of a config. */
export const conditionGroupSchema: z.ZodType<ConditionGroup> = z.strictObject({
  combinator: z.enum(['and', 'or']).default('and'),
  get rules() {
    return z.array(z.union([conditionRuleSchema, conditionGroupSchema])).default([]);
  },
});
