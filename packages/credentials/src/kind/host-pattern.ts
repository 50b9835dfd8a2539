/**
 * Hosts that a credential may be sent to, as people name them: `api.example.com`, `*.example.com` (every host below it),
 * `localhost:8080` (only this port). Without a port, any port counts.
 */
const WILDCARD = '*.';

/**
 * The host in its canonical form, also from a whole address that was pasted; undefined for what is no host. A wildcard needs a
 * domain of two labels, so that `*.com` is none.
 * @example
 * ```ts
 * readHostPattern('https://API.example.com/v1'); // => 'api.example.com'
 * readHostPattern('*.com'); // => undefined
 * ```
 */
export function readHostPattern(text: string): string | undefined {
  const isWildcard = text.startsWith(WILDCARD);
  const host = hostOf(isWildcard ? text.slice(WILDCARD.length) : text)?.host;
  if (!isWildcard || host === undefined) return host;
  return /[^.]\.[^.]/.test(host) && !/^[\d.:[]/.test(host) ? WILDCARD + host : undefined;
}

/**
 * Whether a request to this address may carry the credential.
 * @example
 * ```ts
 * allowsHost(['*.myshopify.com'], new URL('https://acme.myshopify.com/admin')); // => true
 * allowsHost(['*.myshopify.com'], new URL('https://myshopify.com.example/admin')); // => false
 * ```
 */
export const allowsHost = (patterns: readonly string[], url: URL): boolean =>
  patterns.some((pattern) => {
    const isWildcard = pattern.startsWith(WILDCARD);
    const allowed = hostOf(isWildcard ? pattern.slice(WILDCARD.length) : pattern);
    if (!allowed) return false;
    const isHost = isWildcard ? url.hostname.endsWith(`.${allowed.hostname}`) : url.hostname === allowed.hostname;
    return isHost && (allowed.port === '' || allowed.port === portOf(url));
  });

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** Read as a web address, so that case, IDN and the forms of an IP address are those of the request's own address. */
function hostOf(text: string): URL | undefined {
  const address = text.includes('://') ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isHost = url.username === '' && url.password === '' && !url.hostname.includes('*');
  return isHost && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
}
