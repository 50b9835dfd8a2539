export * from './workflow/document.js';
export * from './workflow/node-catalog.js';
export * from './validation/problem.js';
export * from './run/index.js';
