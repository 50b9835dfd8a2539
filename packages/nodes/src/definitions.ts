/** Every node type, as data that is safe to load in a browser. A new one is one folder, one line here and one in executors.ts. */
import { delayDefinition } from './delay/definition.js';
import { filterDefinition } from './filter/definition.js';
import { forEachDefinition } from './for-each/definition.js';
import { httpRequestDefinition } from './http-request/definition.js';
import { ifDefinition } from './if/definition.js';
import { manualDefinition } from './manual/definition.js';
import { mergeDefinition } from './merge/definition.js';
import { respondDefinition } from './respond/definition.js';
import { runWorkflowDefinition } from './run-workflow/definition.js';
import { scheduleDefinition } from './schedule/definition.js';
import { slackMessageDefinition } from './slack-message/definition.js';
import { stopDefinition } from './stop/definition.js';
import { switchDefinition } from './switch/definition.js';
import { transformDefinition } from './transform/definition.js';
import { waitForCallbackDefinition } from './wait-for-callback/definition.js';
import { webhookDefinition } from './webhook/definition.js';

/** In the order of the add menu. */
export const nodeDefinitions = {
  webhook: webhookDefinition,
  schedule: scheduleDefinition,
  manual: manualDefinition,
  transform: transformDefinition,
  filter: filterDefinition,
  if: ifDefinition,
  switch: switchDefinition,
  'for-each': forEachDefinition,
  merge: mergeDefinition,
  'run-workflow': runWorkflowDefinition,
  respond: respondDefinition,
  stop: stopDefinition,
  delay: delayDefinition,
  'wait-for-callback': waitForCallbackDefinition,
  'http-request': httpRequestDefinition,
  'slack-message': slackMessageDefinition,
} as const;

export type NodeType = keyof typeof nodeDefinitions;
