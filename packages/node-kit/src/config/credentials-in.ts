import type { NodeDefinition } from '../definition/define-node.js';
import { readFields } from '../fields/read-fields.js';
import { configValues } from './config-values.js';
import { labelOf } from './label-of.js';

/** A credential that a config uses. */
export interface CredentialUse {
  /** The credential's id. */
  readonly credential: string;
  /** Dotted path in the config: `auth.credential`. */
  readonly field: string;
  /** What the form calls that field. */
  readonly label: string;
  /** The provider that the field beside it names; undefined when it authenticates requests. */
  readonly provider: unknown;
  /** The kinds that may authenticate the request; undefined when it verifies a provider's events. */
  readonly kinds: readonly string[] | 'any' | undefined;
}

/**
 * Every credential that a config uses, wherever the schema has a field for one and whatever that is called. Fields that the
 * form does not show count for nothing.
 */
export function credentialsIn(definition: Pick<NodeDefinition, 'config'>, config: unknown): readonly CredentialUse[] {
  const fields = readFields(definition.config);
  const entries = configValues(fields, config);
  return entries.flatMap(({ field, path, value }) => {
    if (field.control !== 'credential' || typeof value !== 'string' || value === '') return [];
    const above = path.slice(0, path.length - field.name.length);
    const beside = entries.find((entry) => entry.path === `${above}${field.of ?? ''}`);
    const provider = beside && (beside.value ?? beside.field.default);
    return [{ credential: value, field: path, label: labelOf(fields, path.split('.')), provider, kinds: field.kinds }];
  });
}
