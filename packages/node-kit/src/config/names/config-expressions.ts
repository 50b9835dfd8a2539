import { ExpressionError } from '@hookline/expressions';
import type { NodeDefinition } from '../../definition/define-node.js';
import { readFields } from '../../fields/read-fields.js';
import { configValues, type ConfigValue } from '../config-values.js';
import { expressionsIn } from './texts-of.js';

/** The sources of all expressions in a config. A template that cannot be read has none: `checkConfig` reports it. */
export const configExpressions = (definition: Pick<NodeDefinition, 'config'>, config: unknown): readonly string[] =>
  configValues(readFields(definition.config), config).flatMap(sourcesIn);

function sourcesIn(entry: ConfigValue): readonly string[] {
  try {
    return expressionsIn(entry).map(({ text }) => text);
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}
