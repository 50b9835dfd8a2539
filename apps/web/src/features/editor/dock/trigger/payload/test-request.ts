import type { GraphNode } from '@hookline/domain';
import { settingsFor } from '@hookline/nodes/triggers';
import type { Payload } from '../../../model/samples/payload-memory.js';

/** A request that is about to be sent to a trigger. */
export interface TestRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The event id in the sample: see `withFreshId`. */
  readonly sampleId?: string | null;
}

/**
 * The test event as a request: with the headers of the sample's provider, or as JSON by the first method of the
 * trigger.
 */
export function testRequest(
  node: Pick<GraphNode, 'type' | 'config'>,
  url: string,
  { text, sample }: Payload,
): TestRequest {
  if (sample) return { url, method: sample.method, headers: sample.headers, body: text, sampleId: sample.id };
  return {
    url,
    method: firstMethod(node),
    headers: { 'content-type': 'application/json' },
    body: text,
  };
}

export const firstMethod = (node: Pick<GraphNode, 'type' | 'config'>): string =>
  settingsFor('webhook', node).methods[0] ?? 'POST';

/** The request with more headers, which replace those of the same name. */
export function withHeaders(request: TestRequest, added: readonly (readonly [string, string])[]): TestRequest {
  const names = new Set(added.map(([name]) => name.toLowerCase()));
  const kept = Object.entries(request.headers).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...request, headers: Object.fromEntries([...kept, ...added]) };
}
