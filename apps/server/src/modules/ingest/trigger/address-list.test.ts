import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddressList } from './address-list.js';

const ipv4 = fc.ipV4();
const ipv6 = fc.ipV6();
const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

describe('the addresses that events may come from', () => {
  test('has each address that is in it, and its IPv4 addresses as IPv6 sockets give them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(ipv4, ipv6), { minLength: 1 }),
        fc.constantFrom(',', ' ', ', ', ';\n'),
        (all, gap) => {
          const list = readAddressList(all.join(gap));
          for (const address of all) expect(list.has(address)).toBe(true);
          for (const address of all.filter((it) => isIP(it) === 4)) expect(list.has(`::ffff:${address}`)).toBe(true);
        },
      ),
    );
  });

  test('has of a range what begins with the same bits, and nothing else', () => {
    fc.assert(
      fc.property(ipv4, fc.nat(32), ipv4, (base, bits, address) => {
        const size = 2 ** (32 - bits);
        const isInside = Math.floor(numberOf(base) / size) === Math.floor(numberOf(address) / size);
        expect(readAddressList(`${base}/${bits}`).has(address)).toBe(isInside);
      }),
    );
    expect(readAddressList('2001:db8::/32').has('2001:db8:ffff::1')).toBe(true);
    expect(readAddressList('2001:db8::/32').has('2001:db9::1')).toBe(false);
  });

  test('allows nobody by what is no address or range', () => {
    for (const text of [
      'example.com',
      '10.0.0.0/33',
      '::/129',
      '10.0.0.0/',
      '10.0.0.0/-1',
      '10.0.0.0/08x',
      '10.0.0',
      '*',
    ]) {
      for (const address of ['10.0.0.1', '::1', '0.0.0.0'])
        expect([text, readAddressList(text).has(address)]).toEqual([text, false]);
    }
  });

  test('knows whether an address is in it, whatever the two texts are', () => {
    const entry = fc.oneof(
      ipv4,
      ipv6,
      fc.string(),
      fc.constantFrom('fe80::1%eth0', '/', '1.2.3.4/0', '::ffff:1.2.3.4/96'),
    );
    const range = fc.tuple(entry, fc.oneof(fc.integer(), fc.string())).map((pair) => pair.join('/'));
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, range)), entry, (entries, address) => {
        expect(typeof readAddressList(entries.join(',')).has(address)).toBe('boolean');
      }),
    );
  });
});
