/**
 * Whether a browser sent the request from one of our own pages. Browsers attach cookies to requests from other sites'
 * pages too (SameSite=Lax has gaps: sibling subdomains count as the same site), so every change is checked.
 */
export interface RequestOrigin {
  /** `Origin` header. */
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` header. */
  readonly fetchSite: string | undefined;
  /** `Host` header. */
  readonly host: string;
  /** The protocol of the request, as far as known: behind an undeclared proxy, https looks like http. */
  readonly protocol: string;
}

export function isSameOrigin({ origin, fetchSite, ...called }: RequestOrigin, publicUrl: string): boolean {
  if (origin !== undefined) {
    const from = URL.canParse(origin) ? new URL(origin) : null;
    return from !== null && (from.origin === new URL(publicUrl).origin || isCalled(from, called, new URL(publicUrl)));
  }
  // Without both headers the client is no browser, and only browsers attach cookies by themselves.
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}

/**
 * The origin is the called address. An http page does not count for an https address: anyone on the network path can
 * write it. The reverse is accepted, because a proxy may terminate TLS.
 */
function isCalled(from: URL, { host, protocol }: Pick<RequestOrigin, 'host' | 'protocol'>, published: URL): boolean {
  if (from.host !== host) return false;
  const isEncrypted = protocol === 'https' || (published.protocol === 'https:' && published.host === host);
  return from.protocol === 'https:' || (from.protocol === 'http:' && !isEncrypted);
}
