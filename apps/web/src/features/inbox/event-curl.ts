import type { EventResponse } from '@hookline/contracts';
import { curlCommand } from '../../shared/ui/index.js';

/** A command that sends the event again, byte for byte; bytes that are not text go through base64. */
export function eventCurl(event: EventResponse, origin: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(event.query)) {
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  const address = event.path.includes('?') || query.size === 0 ? event.path : `${event.path}?${query.toString()}`;
  const request = { method: event.method, url: `${origin}${address}`, headers: event.headers };
  if (event.size === 0 || event.bodyText !== null) return curlCommand({ ...request, body: event.bodyText });
  const command = curlCommand({ ...request, body: '@-' });
  return `echo ${event.bodyBase64} | base64 -d | ${command}`;
}
