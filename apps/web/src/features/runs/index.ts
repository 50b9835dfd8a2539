export { UNDER_WAY } from './run-filter.js';
export { RunPage } from './run-page.js';
export { RunsPage } from './runs-page.js';
