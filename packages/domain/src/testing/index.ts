export { draw } from './draw.js';
export type { NodeOverrides } from './draw.js';
