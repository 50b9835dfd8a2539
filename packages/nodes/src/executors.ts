/** What every node type does. The compiler refuses a type without an executor; a trigger's output is made by intake. */
import type { NodeExecutor } from '@hookline/node-kit';
import type { NodeType, nodeDefinitions } from './definitions.js';
import { executeDelay } from './delay/execute.js';
import { executeFilter } from './filter/execute.js';
import { executeForEach } from './for-each/execute.js';
import { executeHttpRequest } from './http-request/execute.js';
import { executeIf } from './if/execute.js';
import { executeMerge } from './merge/execute.js';
import { executeRespond } from './respond/execute.js';
import { executeRunWorkflow } from './run-workflow/execute.js';
import { executeSlackMessage } from './slack-message/execute.js';
import { executeStop } from './stop/execute.js';
import { executeSwitch } from './switch/execute.js';
import { executeTransform } from './transform/execute.js';
import { executeWaitForCallback } from './wait-for-callback/execute.js';

export const nodeExecutors: { readonly [Type in ExecutedType]: NodeExecutor<Type> } = {
  transform: executeTransform,
  filter: executeFilter,
  if: executeIf,
  switch: executeSwitch,
  'for-each': executeForEach,
  merge: executeMerge,
  'run-workflow': executeRunWorkflow,
  respond: executeRespond,
  stop: executeStop,
  delay: executeDelay,
  'wait-for-callback': executeWaitForCallback,
  'http-request': executeHttpRequest,
  'slack-message': executeSlackMessage,
};

/** The node types that are steps, not triggers. */
export type ExecutedType = {
  [Type in NodeType]: (typeof nodeDefinitions)[Type]['trigger'] extends null ? Type : never;
}[NodeType];
