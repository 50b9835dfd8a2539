/**
 * What an operator lets nodes reach although it is private: ranges (`10.0.0.0/8`), addresses (`127.0.0.1`) and hosts
 * (`erp.internal`), the latter two with or without a port (`127.0.0.1:8080`).
 */
import ipaddr from 'ipaddr.js';
import { ConfigError } from '../config/load-config.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

export interface AllowList {
  /** @param port of the URL; the scheme's own when the URL names none. */
  hasHost(hostname: string, port: number): boolean;
  hasAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean;
}

/** @throws ConfigError that names an entry which is none of these. */
export function readAllowList(entries: readonly string[]): AllowList {
  const ranges: Range[] = [];
  const hosts = new Set<string>();
  for (const entry of entries) {
    const range = readRange(entry);
    if (range === undefined) hosts.add(readHost(entry));
    else ranges.push(range);
  }
  return {
    hasHost: (hostname, port) => hosts.has(hostname) || hosts.has(`${hostname}:${port}`),
    hasAddress: (address) =>
      ranges.some(([first, bits]) => first.kind() === address.kind() && address.match(first, bits)),
  };
}

function readRange(entry: string): Range | undefined {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  if (!ipaddr.IPv6.isValid(entry) && !ipaddr.IPv4.isValidFourPartDecimal(entry)) return undefined;
  const address = ipaddr.process(entry);
  return [address, address.toByteArray().length * 8];
}

/** Written as a URL's host is: lower case, numbers of an address in their usual form. */
function readHost(entry: string): string {
  const [, name = '', port] = /^(.*?)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const url = URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`) : null;
  if (url === null || url.host !== url.hostname || url.pathname !== '/' || url.username !== '' || name.includes('/')) {
    throw new ConfigError(
      `OUTBOUND_ALLOW: "${entry}" is no host, address or range. Write entries like erp.internal, 127.0.0.1:8080 or 10.0.0.0/8.`,
    );
  }
  return port === undefined ? url.hostname : `${url.hostname}:${port}`;
}
