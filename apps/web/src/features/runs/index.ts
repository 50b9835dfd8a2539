export { UNDER_WAY } from './list/run-filter.js';
export { RunPage } from './page/run-page.js';
export { RunsPage } from './list/runs-page.js';
export { StepWait } from './step/step-wait.js';
