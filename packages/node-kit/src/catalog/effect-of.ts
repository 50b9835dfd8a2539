import type { StepEffect } from '@hookline/domain';
import { isRecord } from '../config/config-values.js';
import type { NodeDefinition } from '../definition/define-node.js';

/** Whether running this step twice can be noticed outside. The config may still hold templates. */
export const effectOf = ({ effect }: Pick<NodeDefinition, 'effect'>, config: unknown): StepEffect =>
  typeof effect === 'function' ? effect(isRecord(config) ? config : {}) : effect;
