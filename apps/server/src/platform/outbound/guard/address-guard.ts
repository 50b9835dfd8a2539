/**
 * The addresses that nodes may reach: public ones, and those the operator allows. All others (this machine, its
 * network, the cloud's metadata service) belong to the operator, while a URL may come from anyone.
 */
import type { LookupAddress } from 'node:dns';
import { NodeError } from '@hookline/node-kit';
import ipaddr from 'ipaddr.js';
import { readAddressRange, type AddressRange, type IpAddress } from '../../addresses/address-range.js';
import type { AllowList } from './allow-list.js';

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/**
 * Cloud services for machines at addresses that look public. Those of all other clouds are in ranges that are refused
 * anyway: link-local (169.254.169.254 of AWS, Google, Oracle, DigitalOcean …), shared (100.100.100.200 of Alibaba),
 * unique local (fd00:ec2::254 of AWS, fd20:ce::254 of Google), reserved (192.0.0.192 of Oracle).
 */
const CLOUD_SERVICES: readonly { readonly range: AddressRange | undefined; readonly what: string }[] = [
  { range: readAddressRange('168.63.129.16'), what: 'the service of an Azure host for its machines' },
  { range: readAddressRange('161.26.0.0/16'), what: 'in the service network of IBM Cloud' },
  { range: readAddressRange('166.8.0.0/14'), what: 'in the service network of IBM Cloud' },
];

/** @throws NodeError `http.address-refused` */
export function checkLiteralAddress(address: string, allow: AllowList): void {
  const parsed = ipaddr.process(address);
  const fault = faultOf(parsed);
  if (fault === undefined || allow.hasAddress(parsed)) return;
  throw refused(`${address} is ${fault}.`);
}

/**
 * One private address among several is enough to refuse: we do not choose which one a connection takes.
 * @throws NodeError `http.address-refused`
 */
export function checkResolvedAddresses(hostname: string, found: readonly LookupAddress[], allow: AllowList): void {
  for (const { address } of found) {
    const parsed = ipaddr.process(address);
    const fault = faultOf(parsed);
    if (fault === undefined || allow.hasAddress(parsed)) continue;
    throw refused(`${hostname} leads to ${address}, which is ${fault}.`);
  }
}

/** Why an address is not public, or undefined. Expects IPv4-mapped addresses converted to IPv4. */
function faultOf(address: IpAddress): string | undefined {
  const isPublic = address.range() === 'unicast' && (address.kind() === 'ipv4' || address.match(GLOBAL_IPV6));
  if (!isPublic) return 'a private address';
  return CLOUD_SERVICES.find(({ range }) => range?.has(address))?.what;
}

const refused = (what: string): NodeError =>
  new NodeError({
    code: 'http.address-refused',
    message: `${what} An operator can allow it with OUTBOUND_ALLOW.`,
  });
