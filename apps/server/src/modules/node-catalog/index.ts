export { NodeCatalogModule } from './node-catalog.module.js';
export { findDefinition, findExecutor, nodeCatalog } from './registry.js';
export { triggerSettings } from './trigger-settings.js';
