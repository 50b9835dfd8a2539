/**
 * Connections that cannot reach a refused address, however it is written. Literal addresses bypass DNS, so they are
 * checked before connecting; names are checked inside the connection's own lookup, so that the checked address is the
 * one that is called.
 */
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { checkLiteralAddress, checkResolvedAddresses } from './address-guard.js';
import type { AllowList } from './allow-list.js';

/** @returns every address of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const CONNECT_TIMEOUT_MS = 10_000;
const CONNECTIONS_PER_ORIGIN = 50;

export function guardedAgent(allow: AllowList, resolve: Resolve): Agent {
  const toAnywhere = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: lookupWith(resolve, () => undefined) });
  const toChecked = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    lookup: lookupWith(resolve, (hostname, found) => checkResolvedAddresses(hostname, found, allow)),
  });

  return new Agent({
    connections: CONNECTIONS_PER_ORIGIN,
    // The client enforces one deadline for the whole exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect(options, callback) {
      const { hostname, protocol, port } = options;
      if (allow.hasHost(bracketed(hostname), Number(port) || (protocol === 'https:' ? 443 : 80))) {
        return toAnywhere(options, callback);
      }
      try {
        if (isIP(hostname) !== 0) checkLiteralAddress(hostname, allow);
      } catch (error) {
        return callback(asError(error), null);
      }
      toChecked(options, callback);
    },
  });
}

export const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, found) => (error === null ? resolve(found) : reject(error)));
  });

function lookupWith(resolve: Resolve, check: (hostname: string, found: LookupAddress[]) => void): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        try {
          check(hostname, found);
        } catch (error) {
          return callback(asError(error), '', 0);
        }
        if (first === undefined) return callback(noAddress(hostname), '', 0);
        return all === true ? callback(null, found) : callback(null, first.address, first.family);
      },
      (error: unknown) => callback(asError(error), '', 0),
    );
  };
}

const bracketed = (hostname: string): string => (isIP(hostname) === 6 ? `[${hostname}]` : hostname);

const noAddress = (hostname: string): Error =>
  Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
