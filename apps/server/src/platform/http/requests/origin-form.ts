/**
 * The request target as a path and a query, in whatever form it was sent. A proxy may send it with a scheme and a host
 * (RFC 9112 section 3.2.2), and a wrongly joined URL begins with two slashes: code that reads path segments by position
 * would miss the secret in it.
 */
export function originForm(target: string): string {
  const path = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('/') ? path.replace(/^\/{2,}/, '/') : withSlash(path);
}

/** `http://a?b` has an empty path, which is a slash; `*` is no path at all. */
const withSlash = (path: string): string => (path === '' || path.startsWith('?') ? `/${path}` : path);
