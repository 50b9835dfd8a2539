import type { LiveMessage } from '@hookline/contracts';

const NOTHING: LiveMessage = { runs: [], events: [], workflows: [], truncated: false };

/** @returns the message as texts of at most `maxBytes` each; what does not fit becomes "reload the lists". */
export function splitMessage(message: LiveMessage, maxBytes: number): string[] {
  const text = JSON.stringify(message);
  if (Buffer.byteLength(text) <= maxBytes) return [text];
  const { runs, events, workflows, truncated } = message;
  if (runs.length + events.length + workflows.length <= 1) return [JSON.stringify({ ...NOTHING, truncated: true })];
  const [firstRuns, lastRuns] = halves(runs);
  const [firstEvents, lastEvents] = halves(events);
  const [firstWorkflows, lastWorkflows] = halves(workflows);
  return [
    ...splitMessage({ runs: firstRuns, events: firstEvents, workflows: firstWorkflows, truncated }, maxBytes),
    ...splitMessage({ runs: lastRuns, events: lastEvents, workflows: lastWorkflows, truncated: false }, maxBytes),
  ];
}

function halves<Item>(items: readonly Item[]): [Item[], Item[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
