/** Parses IP addresses and ranges, for all lists of addresses. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;

/** A single address is a range of one. */
export interface AddressRange {
  has(address: IpAddress): boolean;
}

/** Converts an IPv4-mapped IPv6 address to IPv4. @returns undefined when the text is no address */
export function readAddress(text: string): IpAddress | undefined {
  // Accepts only four decimal numbers: `010.0.0.1` is 10.0.0.1 to some parsers and 8.0.0.1 to others.
  return isIP(text) === 0 || text.includes('%') ? undefined : ipaddr.process(text);
}

/** Reads `10.0.0.0/8`, `10.0.0.1`, `fd00::/8`. @returns undefined for anything else, `10/8` and `010.0.0.0/8` included */
export function readAddressRange(text: string): AddressRange | undefined {
  const [written = '', bits, ...more] = text.split('/');
  const address = readAddress(written);
  if (address === undefined || more.length > 0) return undefined;
  const width = address.kind() === 'ipv4' ? 32 : 128;
  // The prefix length of an IPv4-mapped address counts its 128 bits.
  const spare = isIP(written) === 6 ? 128 - width : 0;
  const length = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) - spare : -1;
  if (length < 0 || length > width) return undefined;
  return { has: (other) => other.kind() === address.kind() && other.match(address, length) };
}
