/**
 * The target of a request as a path and a query, whatever form it was sent in. A proxy may send it with a scheme and a host
 * (RFC 9112 section 3.2.2), and an address that was put together wrongly begins with two slashes: what reads the path by its
 * places would take the secret in it for something else.
 */
export function originForm(target: string): string {
  const path = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('/') ? path.replace(/^\/{2,}/, '/') : withSlash(path);
}

/** `http://a?b` has an empty path, which is a slash; `*` is no path at all. */
const withSlash = (path: string): string => (path === '' || path.startsWith('?') ? `/${path}` : path);
