import type { GraphNode } from '@hookline/domain';
import type { Payload } from './payload-memory.js';

/** A request that is about to be sent to a trigger. */
export interface TestRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the sample's sender calls this event: see `withFreshId`. */
  readonly sampleId?: string | null;
}

/** The test event as a request: as its sample's sender would send it, or JSON by the trigger's first method. */
export function testRequest(node: Pick<GraphNode, 'config'>, url: string, { text, sample }: Payload): TestRequest {
  if (sample) return { url, method: sample.method, headers: sample.headers, body: text, sampleId: sample.id };
  return {
    url,
    method: firstMethod(node),
    headers: { 'content-type': 'application/json' },
    body: text,
  };
}

export function firstMethod({ config }: Pick<GraphNode, 'config'>): string {
  const methods = config['methods'];
  const [first] = Array.isArray(methods) ? methods : [];
  return typeof first === 'string' ? first : 'POST';
}

/** With more headers, which take the place of those of the same name. */
export function withHeaders(request: TestRequest, added: readonly (readonly [string, string])[]): TestRequest {
  const names = new Set(added.map(([name]) => name.toLowerCase()));
  const kept = Object.entries(request.headers).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...request, headers: Object.fromEntries([...kept, ...added]) };
}
