export { SPAN_MS, type EventCount, type RunCount, type Stretch } from './count-rows.js';
export { readEventCounts, readRunCounts } from './read-tallies.js';
export { TallyKeeper } from './tally-keeper.js';
