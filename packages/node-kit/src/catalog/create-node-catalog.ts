import type { NodeCatalog, NodeTypeFacts } from '@hookline/domain';
import { checkConfig } from '../config/check-config.js';
import { isRecord } from '../config/config-values.js';
import { configNames, expressionLoad } from '../config/names/config-names.js';
import { configReferences } from '../config/names/config-references.js';
import type { NodeDefinition } from '../definition/define-node.js';
import { outputPorts } from './output-ports.js';

/** The domain's view of the node types. */
export function createNodeCatalog(definitions: Iterable<NodeDefinition>): NodeCatalog {
  const facts = new Map([...definitions].map((definition) => [definition.type, factsOf(definition)]));
  return {
    find: (type) => facts.get(type),
    findCapable: (capability) => [...facts.values()].filter(({ capabilities }) => capabilities.includes(capability)),
  };
}

const factsOf = (definition: NodeDefinition): NodeTypeFacts => ({
  type: definition.type,
  version: definition.version,
  title: definition.title,
  trigger: definition.trigger !== null,
  container: definition.container,
  capabilities: definition.capabilities,
  ports: (config) => outputPorts(definition, config),
  checkConfig: (config) => checkConfig(definition, config),
  references: (config) => configReferences(definition, config),
  unknownNames: (config) => configNames(definition, config),
  expressionLoad,
  needs: (config) => definition.needs?.(isRecord(config) ? config : {}),
});
