/** Every node type, as data that is safe to load in a browser. A new one is one folder, one line here and one in executors.ts. */
import { filterDefinition } from './filter/definition.js';
import { httpRequestDefinition } from './http-request/definition.js';
import { ifDefinition } from './if/definition.js';
import { manualDefinition } from './manual/definition.js';
import { slackMessageDefinition } from './slack-message/definition.js';
import { transformDefinition } from './transform/definition.js';
import { webhookDefinition } from './webhook/definition.js';

/** In the order of the add menu. */
export const nodeDefinitions = {
  webhook: webhookDefinition,
  manual: manualDefinition,
  transform: transformDefinition,
  filter: filterDefinition,
  if: ifDefinition,
  'http-request': httpRequestDefinition,
  'slack-message': slackMessageDefinition,
} as const;

export type NodeType = keyof typeof nodeDefinitions;
