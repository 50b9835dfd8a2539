/** The door for what starts and shows schedules: the scheduler of the server, the panel of the editor. */
export { readRule, type ScheduleSettings } from './settings.js';
export { parseSettings } from './parse-settings.js';
export { lastTime, nextTimes, type ScheduledTime } from './next-times.js';
export { isTooOften, timeNote } from './time-note.js';
export { outputAt } from './output.js';
export { MONTH_DAYS, WEEKDAYS, type IntervalUnit } from './rule.js';
export type { StoredRule } from './config.js';
