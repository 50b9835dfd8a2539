/**
 * Whether a browser sent the request from one of our own pages. Cookies travel with requests from other sites' pages
 * too (SameSite=Lax leaves gaps: sibling subdomains count as the same site), so every change asks this.
 */
export interface RequestOrigin {
  /** `Origin` header. */
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` header. */
  readonly fetchSite: string | undefined;
  /** `Host` header. */
  readonly host: string;
  /** How the request came, as far as is known: behind a proxy that nobody has named, an encrypted one looks plain. */
  readonly protocol: string;
}

export function isSameOrigin({ origin, fetchSite, ...called }: RequestOrigin, publicUrl: string): boolean {
  if (origin !== undefined) {
    const from = URL.canParse(origin) ? new URL(origin) : null;
    return from !== null && (from.origin === new URL(publicUrl).origin || isCalled(from, called, new URL(publicUrl)));
  }
  // Without both headers it is no browser, and only browsers send cookies that their owner did not mean to send.
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}

/**
 * A page of the address that was called. A plain page is not one of an encrypted address: whoever is on the way to it writes
 * it. The other way round it may be, because a proxy takes the encryption off.
 */
function isCalled(from: URL, { host, protocol }: Pick<RequestOrigin, 'host' | 'protocol'>, published: URL): boolean {
  if (from.host !== host) return false;
  const isEncrypted = protocol === 'https' || (published.protocol === 'https:' && published.host === host);
  return from.protocol === 'https:' || (from.protocol === 'http:' && !isEncrypted);
}
