export { accounts } from './accounts.js';
export { ApiError, errorSentence } from './api-error.js';
export { type EventFilter, events } from './events.js';
export { LiveProvider, useLiveMessages, useLiveState } from './live.js';
export { createQueryClient } from './query-client.js';
export { keys } from './query-keys.js';
export { type RunFilter, runs } from './runs.js';
export { workflows } from './workflows.js';
