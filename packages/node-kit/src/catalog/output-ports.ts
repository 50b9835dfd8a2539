import { isRecord } from '../config/config-values.js';
import type { NodeDefinition } from '../definition/define-node.js';

/** The ports by which a node with this config can be left, in order. The config may still hold templates. */
export const outputPorts = ({ ports }: Pick<NodeDefinition, 'ports'>, config: unknown): readonly string[] =>
  typeof ports === 'function' ? ports(isRecord(config) ? config : {}) : ports;
