import { z } from 'zod';
import { nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

const FIELD = 'settings.onFailure';
const handlerSchema = z.union([z.uuid(), z.url({ protocol: /^https?$/ })]);

/** `onFailure` names a workflow or a web address. Whether that workflow exists shows only when it is called. */
export const settingsOnFailure: WorkflowRule = ({ settings: { onFailure } }, _catalog, workflowId) => {
  if (onFailure === null || onFailure === '') return [];
  if (onFailure === workflowId) return [wrong('this workflow cannot deal with its own failures. Choose another')];
  if (handlerSchema.safeParse(onFailure).success) return [];
  return [wrong('this is neither a workflow nor a web address. Choose a workflow, or write an address with https://')];
};

const wrong = (message: string) => nodeProblem('field.wrong', null, `When a run fails: ${message}`, FIELD);
