export { NodeCatalogModule } from './node-catalog.module.js';
export { findDefinition, findExecutor, listDefinitions, nodeCatalog } from './registry.js';
