import type { NodeExecutor } from '@hookline/node-kit';
import { executeAction } from './kit/execute-action.js';
import { appActions } from './registry.js';

export const appExecutors: Readonly<Record<string, NodeExecutor>> = Object.fromEntries(
  appActions.flat().map((action) => [action.definition.type, executeAction(action)]),
);
