export { arbEdits } from './arb-edits.js';
export { arbGraph } from './arb-graph.js';
export { deepFreeze } from './deep-freeze.js';
export { draw } from './draw.js';
export type { NodeOverrides } from './draw.js';
export { edit, lines, refusal } from './edit.js';
export { testCatalog } from './test-catalog.js';
