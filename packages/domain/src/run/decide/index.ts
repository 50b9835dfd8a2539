export { abandonedSteps } from './abandoned-steps.js';
export * from './decide-next.js';
export * from './decision.js';
export { deadlineFact } from './deadline-fact.js';
export { dueInMs } from './due-in-ms.js';
export { elapsedFact } from './elapsed-fact.js';
export * from './is-credible.js';
export type { RunView } from './run-view.js';
