export * from './conditions/condition.js';
export * from './conditions/operators.js';
export * from './expression-error.js';
export * from './limits.js';
export * from './scope.js';
export * from './template/parse-template.js';
