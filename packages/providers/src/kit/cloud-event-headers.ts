/**
 * CloudEvents in binary mode: each attribute is a header, `ce-` before its name, the data is the body.
 * https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md#31-binary-content-mode
 */
import type { ProviderRequest } from './provider-request.js';

export const REQUIRED_ATTRIBUTES = ['id', 'source', 'type', 'specversion'] as const;

const PREFIX = 'ce-';

/** The attributes by their names; undefined when one is not valid UTF-8, and then none is to be used. */
export function readCloudEventHeaders(request: ProviderRequest): ReadonlyMap<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (const name of request.headerNames.filter((header) => header.startsWith(PREFIX))) {
    const value = decodeHeaderValue(request.header(name) ?? '');
    if (value === undefined) return undefined;
    attributes.set(name.slice(PREFIX.length), value);
  }
  return attributes;
}

/** The headers with what their attributes say, not as they are encoded. One that is no valid UTF-8 stays as it is. */
export const withDecodedAttributes = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name.startsWith(PREFIX) ? (decodeHeaderValue(value) ?? value) : value,
    ]),
  );

/** "If the message has all of the mandatory attributes as HTTP headers then it's probably a CloudEvent" (section 3). */
export const hasCloudEventHeaders = (request: ProviderRequest): boolean =>
  REQUIRED_ATTRIBUTES.every((name) => request.header(PREFIX + name));

/**
 * Section 3.1.3.2: double quotes of older senders come off first, then one round of percent-decoding. A percent sign that
 * encodes nothing stays, because not every sender encodes.
 */
function decodeHeaderValue(value: string): string | undefined {
  try {
    return withoutQuotes(value).replaceAll(/(?:%[0-9a-f]{2})+/gi, (encoded) => decodeURIComponent(encoded));
  } catch {
    return undefined;
  }
}

/** A quote that is never closed matches as well, and stays: so a long row of them is read once, and not over and over. */
const withoutQuotes = (value: string): string =>
  value.replaceAll(/"((?:[^"\\]|\\[^])*)("|\\?$)/g, (all: string, inner: string, end: string) =>
    end === '"' ? inner.replaceAll(/\\(.)/g, '$1') : all,
  );
