export * from './app-mark.js';
export * from './definitions.js';
export * from './icon-tile.js';
export * from './node-facts.js';
export * from './source-icon.js';
