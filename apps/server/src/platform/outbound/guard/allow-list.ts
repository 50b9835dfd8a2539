/**
 * Private targets that the operator allows nodes to reach: ranges (`10.0.0.0/8`), addresses (`127.0.0.1`) and hosts
 * (`erp.internal`), the latter two with or without a port (`127.0.0.1:8080`).
 */
import { readAddressRange, type AddressRange, type IpAddress } from '../../addresses/address-range.js';
import { ConfigError } from '../../config/load-config.js';

export interface AllowList {
  /** @param port of the URL; the scheme's default when the URL has none. */
  hasHost(hostname: string, port: number): boolean;
  hasAddress(address: IpAddress): boolean;
}

/** @throws ConfigError that names an invalid entry. */
export function readAllowList(entries: readonly string[]): AllowList {
  const ranges: AddressRange[] = [];
  const hosts = new Set<string>();
  for (const entry of entries) {
    const range = readAddressRange(entry);
    if (range === undefined) hosts.add(readHost(entry));
    else ranges.push(range);
  }
  return {
    hasHost: (hostname, port) => hosts.has(hostname) || hosts.has(`${hostname}:${port}`),
    hasAddress: (address) => ranges.some((range) => range.has(address)),
  };
}

/** Normalised like a URL's host: lower case, punycode beyond ASCII. */
function readHost(entry: string): string {
  const [, name = '', port] = /^(.{1,300}?)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const url = URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`) : null;
  const host = url?.hostname ?? '';
  const isBare = url?.host === host && url.pathname === '/' && url.username === '' && !name.includes('/');
  if (!isBare || !isHostOrAddress(host, name) || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) {
    throw new ConfigError(
      `OUTBOUND_ALLOW: "${entry}" is no host, address or range. Write entries like erp.internal, 127.0.0.1:8080 or 10.0.0.0/8, with all four numbers of an address.`,
    );
  }
  return port === undefined ? host : `${host}:${port}`;
}

/** A URL parses `10.1` and `0x7f000001` as addresses, which their author may not expect; `*` is invalid. */
function isHostOrAddress(host: string, name: string): boolean {
  if (host.startsWith('[')) return true;
  const isAddress = /^[\d.]+$/.test(host);
  return isAddress ? host === name : /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?$/.test(host);
}
