import { isIPv4 } from 'node:net';

/**
 * Whether the `Host` header names this installation: the host of PUBLIC_URL, or this machine. With DNS rebinding, a
 * stranger's page can point its own name at this server, and the browser treats both as one site; the `Host` header
 * still has the stranger's name.
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
