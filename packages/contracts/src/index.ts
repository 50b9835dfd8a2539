export * from './accounts.js';
export * from './events.js';
export * from './live.js';
export * from './node-types.js';
export * from './paging.js';
export * from './problem-details.js';
export * from './runs.js';
export * from './workflows.js';
