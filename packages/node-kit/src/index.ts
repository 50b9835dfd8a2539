export { checkConfig } from './config/check-config.js';
export { configReferences } from './config/config-references.js';
export { defaultConfig } from './config/default-config.js';
export { parseConfig } from './config/parse-config.js';
export { resolveConfig } from './config/resolve-config.js';
export * from './create-node-catalog.js';
export * from './define-executor.js';
export * from './define-node.js';
export * from './effect-of.js';
export * from './execution-context.js';
export * from './fields/describe-fields.js';
export * as field from './fields/field.js';
export * from './fields/field-description.js';
export * from './fields/field-meta.js';
export * from './node-error.js';
export * from './to-json-schema.js';
// What executors need of the expressions package, so that a node stands on the kit alone.
export { evaluateConditions, explainConditions, toText } from '@hookline/expressions';
export type { ConditionGroup, ConditionRule, ExpressionScope, MaybePromise } from '@hookline/expressions';
