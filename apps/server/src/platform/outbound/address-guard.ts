/**
 * Which addresses nodes may reach: those of the public Internet, and what the operator allows. All else (this machine,
 * its network, the cloud's metadata service) belongs to the operator, while a URL may come from anyone.
 */
import type { LookupAddress } from 'node:dns';
import { NodeError } from '@hookline/node-kit';
import ipaddr from 'ipaddr.js';
import type { AllowList } from './allow-list.js';

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** @throws NodeError `http.address-refused` */
export function checkLiteralAddress(address: string, allow: AllowList): void {
  const parsed = ipaddr.process(address);
  if (isPublicAddress(parsed) || allow.hasAddress(parsed)) return;
  throw refused(`${address} is a private address.`);
}

/** One private address among several is enough to refuse: which one a connection takes is not ours to say. */
export function checkResolvedAddresses(hostname: string, found: readonly LookupAddress[], allow: AllowList): void {
  for (const { address } of found) {
    const parsed = ipaddr.process(address);
    if (isPublicAddress(parsed) || allow.hasAddress(parsed)) continue;
    throw refused(`${hostname} leads to ${address}, which is a private address.`);
  }
}

/** Takes IPv4 addresses that are dressed up as IPv6 for what they are. */
function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_IPV6);
}

const refused = (what: string): NodeError =>
  new NodeError({
    code: 'http.address-refused',
    message: `${what} An operator can allow it with OUTBOUND_ALLOW.`,
  });
