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
}

export function isSameOrigin({ origin, fetchSite, host }: RequestOrigin, publicUrl: string): boolean {
  if (origin !== undefined) {
    const from = URL.canParse(origin) ? new URL(origin) : null;
    return from !== null && (from.origin === new URL(publicUrl).origin || from.host === host);
  }
  // Without both headers it is no browser, and only browsers send cookies that their owner did not mean to send.
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}
