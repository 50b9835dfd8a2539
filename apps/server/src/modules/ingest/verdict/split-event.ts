/** Splits a request with several events into the parts of its runs: each with its own part of the body. */
import type { GraphNode } from '@hookline/domain';
import type { WebhookSettings } from '@hookline/node-kit';
import { isStartedBy, settingsFor } from '@hookline/nodes/triggers';
import { ProviderRequest, findProvider, type EventElement } from '@hookline/providers';
import { fromJson } from '../../../platform/database/statements/from-json.js';
import type { BatchPart, EventRow } from '../../engine/index.js';

/** More than any sender puts into one request; a larger request is one event. */
const MAX_ELEMENTS = 2000;

export interface EventShare {
  readonly element: EventElement;
  /** The part that belongs to its run. */
  readonly part: BatchPart;
}

/** @returns null when the request is one event, by its content or by the trigger's settings. */
export function splitEvent(
  { batch }: Pick<WebhookSettings, 'batch'>,
  elements: readonly EventElement[] | null,
  row: () => Pick<EventRow, 'provider' | 'received_at'>,
): EventShare[] | null {
  if (elements === null || batch === 'together' || whyWhole({ batch }, elements) !== null) return null;
  const { provider, received_at: at } = row();
  const receivedAt = at.toISOString();
  return elements.map((element) => {
    const { id, type, value } = element;
    return { element, part: { body: value, event: { id, type, provider, receivedAt } } };
  });
}

/** Why a request whose events should each make a run is one event; null when it is not. */
export const whyWhole = (
  { batch }: Pick<WebhookSettings, 'batch'>,
  elements: readonly EventElement[] | null,
): string | null =>
  batch === 'together' || elements === null || elements.length <= MAX_ELEMENTS
    ? null
    : `It holds ${elements.length} events. With more than ${MAX_ELEMENTS} a request is taken as one`;

/** The same for a stored event, with the trigger's current settings. */
export function splitStoredEvent(trigger: GraphNode, row: EventRow): EventShare[] | null {
  if (!isStartedBy('webhook', trigger)) return null;
  const settings = settingsFor('webhook', trigger);
  const { method, query, body } = row;
  const headers = fromJson<[string, string][]>(row.headers);
  const request = new ProviderRequest({ method, url: `?${query}`, headers, body });
  return splitEvent(settings, findProvider(settings.provider)?.elements?.(request) ?? null, () => row);
}
