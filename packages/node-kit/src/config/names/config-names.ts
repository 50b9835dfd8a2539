import type { ExpressionLoad, UnknownConfigName } from '@hookline/domain';
import { ExpressionError, unknownNames } from '@hookline/expressions';
import type { NodeDefinition } from '../../definition/define-node.js';
import { readFields } from '../../fields/read-fields.js';
import { configValues, type ConfigValue } from '../config-values.js';
import { expressionsIn } from './texts-of.js';

/** The undefined names in a config's expressions. What does not parse names nothing; `checkConfig` reports it. */
export const configNames = (definition: NodeDefinition, config: unknown): readonly UnknownConfigName[] =>
  configValues(readFields(definition.config), config).flatMap(namesIn);

function namesIn(entry: ConfigValue): readonly UnknownConfigName[] {
  try {
    return expressionsIn(entry).flatMap(({ path, text }) =>
      unknownNames(text).map((name) => ({ field: path, ...name })),
    );
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** Counts templates and their characters. Values nested deeper than this are never resolved. */
const MAX_DEPTH = 200;

export function expressionLoad(config: unknown): ExpressionLoad {
  const load = { templates: 0, characters: 0 };
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string') {
      const before = load.templates;
      for (let at = value.indexOf('{{'); at !== -1; at = value.indexOf('{{', at + 2)) load.templates++;
      if (load.templates > before) load.characters += value.length;
    } else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
      for (const part of Object.values(value)) visit(part, depth + 1);
    }
  };
  visit(config, 0);
  return load;
}
