export { draw, type NodeOverrides } from './draw.js';
export { testCatalog } from './test-catalog.js';
