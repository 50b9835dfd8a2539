import { nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

const FIELD = 'settings.timezone';
/** IANA's longest name has 38 characters. */
const MAX_LENGTH = 64;
const MAX_SHOWN = 60;

/** Time zones come from the platform (`Intl`): an unknown name would silently count as UTC. */
export const settingsTimezone: WorkflowRule = ({ settings: { timezone } }) => {
  if (isTimezone(timezone)) return [];
  const given = timezone.trim() === '' ? 'it is empty' : `"${timezone.slice(0, MAX_SHOWN)}" is no time zone`;
  return [nodeProblem('field.wrong', null, `Time zone: ${given}. Choose one like Europe/Berlin, or UTC.`, FIELD)];
};

function isTimezone(name: string): boolean {
  if (name.length > MAX_LENGTH) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return true;
  } catch {
    return false;
  }
}
