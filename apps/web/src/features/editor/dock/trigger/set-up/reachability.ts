/** Who can reach an address: the internet, the local network, or only programs on the same machine. */
export type Reach = 'public' | 'network' | 'machine';

const PRIVATE = [
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^\[f[cd][0-9a-f]{2}:/,
  /^\[fe[89ab][0-9a-f]:/,
  /\.(local|lan|internal|home\.arpa|intranet)$/,
];

/** Judged by the host name alone: a public name may still resolve to a machine behind a firewall. */
export function reachability(url: string): Reach {
  if (!URL.canParse(url)) return 'public';
  const host = new URL(url).hostname;
  if (/^(127\.|0\.0\.0\.0$|\[::1?\]$)|(^|\.)localhost$/.test(host)) return 'machine';
  // A name without a dot resolves in the local network only.
  const isBare = !host.includes('.') && !host.startsWith('[');
  return isBare || PRIVATE.some((pattern) => pattern.test(host)) ? 'network' : 'public';
}
