import { isIPv4 } from 'node:net';

/**
 * Whether a request was sent to this installation by a name it goes by: that of PUBLIC_URL, or this machine's own. A page
 * of a stranger can point a name of its own here (DNS rebinding), and a browser then takes the two for one site; the
 * `Host` header still has the stranger's name.
 * @param host the `Host` header
 */
export function isOwnHost(host: string, publicUrl: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === new URL(publicUrl).hostname || isLoopback(hostname);
}

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  (isIPv4(hostname) && hostname.startsWith('127.'));
