/** The node types that apps' actions are, as data that is safe to load in a browser. */
import type { NodeDefinition } from '@hookline/node-kit';
import { appActions } from './registry.js';

export const appDefinitions: Readonly<Record<string, NodeDefinition>> = Object.fromEntries(
  appActions.flat().map(({ definition }) => [definition.type, definition]),
);
