export { draw } from './draw.js';
export { testCatalog } from './test-catalog.js';
