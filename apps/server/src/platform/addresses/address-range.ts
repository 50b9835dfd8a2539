/** IP addresses and ranges of them, as operators and senders write them: one reader for all lists of addresses. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address is a range of one. */
export interface AddressRange {
  has(address: Address): boolean;
}

/** Takes an IPv4 address that is dressed up as IPv6 for what it is. @returns undefined when the text is no address */
export function readAddress(text: string): Address | undefined {
  // Four decimal numbers and no other way to write them: `010.0.0.1` is 10.0.0.1 to some and 8.0.0.1 to others.
  return isIP(text) === 0 || text.includes('%') ? undefined : ipaddr.process(text);
}

/** Reads `10.0.0.0/8`, `10.0.0.1`, `fd00::/8`. @returns undefined for anything else, `10/8` and `010.0.0.0/8` included */
export function readAddressRange(text: string): AddressRange | undefined {
  const [written = '', bits, ...more] = text.split('/');
  const address = readAddress(written);
  if (address === undefined || more.length > 0) return undefined;
  const width = address.kind() === 'ipv4' ? 32 : 128;
  // The bits of a dressed-up IPv4 address are counted in its 128.
  const spare = isIP(written) === 6 ? 128 - width : 0;
  const length = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) - spare : -1;
  if (length < 0 || length > width) return undefined;
  return { has: (other) => other.kind() === address.kind() && other.match(address, length) };
}
