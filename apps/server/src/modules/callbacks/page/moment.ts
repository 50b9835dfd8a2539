import { markup, type Markup } from './markup.js';

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const DISTANCE = new Intl.RelativeTimeFormat('en');
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * A moment, readable in any time zone: the page cannot know the reader's zone, so it also shows the distance from now.
 */
export function moment(at: Date, now: Date): Markup {
  return markup`<time datetime="${at.toISOString()}">${DATE.format(at)} UTC</time> (${distance(at.getTime() - now.getTime())})`;
}

function distance(milliseconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => Math.abs(milliseconds) >= size) ?? [];
  if (unit !== undefined) return DISTANCE.format(Math.round(milliseconds / length), unit);
  return milliseconds > 0 ? 'in less than a minute' : 'less than a minute ago';
}
