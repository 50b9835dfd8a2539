import type { ConfigReference } from '@hookline/domain';
import { ExpressionError, referencesOf } from '@hookline/expressions';
import type { NodeDefinition } from '../../definition/define-node.js';
import { readFields } from '../../fields/read-fields.js';
import { configValues, type ConfigValue } from '../config-values.js';
import { expressionsIn } from './texts-of.js';

/** Every step key that a config's expressions use. What does not parse refers to nothing; `checkConfig` reports it. */
export const configReferences = (definition: NodeDefinition, config: unknown): readonly ConfigReference[] =>
  configValues(readFields(definition.config), config).flatMap(referencesIn);

function referencesIn(entry: ConfigValue): readonly ConfigReference[] {
  try {
    return expressionsIn(entry).flatMap(({ path, text }) =>
      referencesOf(text).steps.map(({ key, member }) => ({ field: path, stepKey: key, member })),
    );
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}
