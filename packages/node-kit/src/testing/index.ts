export * from './create-test-context.js';
export * from './fake-http.js';
export * from './run-node.js';
