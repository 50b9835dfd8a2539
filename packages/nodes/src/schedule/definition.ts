import { defineTrigger } from '@hookline/node-kit';
import { config } from './config.js';
import { scheduleOutput, scheduleSample } from './output.js';
import { ruleWords } from './rule-words.js';
import { readSettings, scheduleFaults } from './settings.js';

export const scheduleDefinition = defineTrigger({
  type: 'schedule',
  title: 'Schedule',
  summary: 'Starts runs at times: every so often, on days, or by cron.',
  keywords: ['cron', 'timer', 'interval', 'every', 'daily', 'weekly', 'hourly', 'clock', 'time'],
  icon: 'calendar-clock',
  source: 'schedule',
  hasEvents: true,
  takesPayload: false,
  config,
  settings: readSettings,
  output: scheduleOutput,
  sample: scheduleSample,
  caption: (stored) => {
    const [first, ...more] = readSettings(stored).rules.flatMap((rule) => rule ?? []);
    return first && `${ruleWords(first)}${more.length > 0 ? ` and ${more.length} more` : ''}`;
  },
  check: scheduleFaults,
});
