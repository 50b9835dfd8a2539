/** A request that holds several events, as the runs that it makes get it: each with its own part of the body. */
import { findProvider, ProviderRequest, type EventElement } from '@hookline/providers';
import { triggerOutput, type EventRow } from '../engine/index.js';
import { readTriggerSettings, type TriggerSettings } from './trigger/trigger-settings.js';

/** More than any sender puts into one request; beyond it a request is one event. */
const MOST_ELEMENTS = 2000;

export interface EventShare {
  readonly element: EventElement;
  /** What the trigger gives for it. */
  readonly output: unknown;
}

/** @returns null when the request is one event, by what it holds or by what the trigger says. */
export function splitEvent(
  { batch }: Pick<TriggerSettings, 'batch'>,
  elements: readonly EventElement[] | null,
  row: () => EventRow,
): EventShare[] | null {
  if (elements === null || batch === 'together' || elements.length > MOST_ELEMENTS) return null;
  if (elements.length === 0) return [];
  const stored = row();
  const { provider } = stored;
  const receivedAt = stored.received_at.toISOString();
  const whole = triggerOutput(stored);
  return elements.map((element) => {
    const { id, type, value } = element;
    return { element, output: { ...whole, body: value, event: { id, type, provider, receivedAt } } };
  });
}

/** The same for an event that is stored, at a trigger as it is configured now. */
export function splitStoredEvent(config: Readonly<Record<string, unknown>>, row: EventRow): EventShare[] | null {
  const settings = readTriggerSettings(config);
  const { method, query, body } = row;
  const headers = JSON.parse(row.headers) as [string, string][];
  const request = new ProviderRequest({ method, url: `?${query}`, headers, body });
  return splitEvent(settings, findProvider(settings.provider)?.elements?.(request) ?? null, () => row);
}
