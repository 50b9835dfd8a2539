import { describe, expect, test } from 'vitest';
import { readAddress, readAddressRange } from './address-range.js';

const isIn = (range: string, text: string): boolean | undefined => {
  const address = readAddress(text);
  return address && readAddressRange(range)?.has(address);
};

describe('a range of addresses', () => {
  test.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.3', '10.1.2.4', false],
    ['10.1.2.3', '::ffff:10.1.2.3', true],
    ['::ffff:10.0.0.0/104', '10.1.2.3', true],
    ['0.0.0.0/0', '1.2.3.4', true],
    ['0.0.0.0/0', '::1', false],
    ['fd00::/8', 'fd12::1', true],
    ['fd00::/8', 'fe80::1', false],
    ['::1', '::1', true],
  ])('%s and %s: %s', (range, address, expected) => {
    expect(isIn(range, address)).toBe(expected);
  });

  test.each([
    '10/8',
    '192.168/16',
    '010.0.0.0/8',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/0x8',
    '10.0.0.0/-1',
    '0x7f.0.0.1',
    '2130706433',
    '127.1',
    '*',
    '',
    'fd00::/129',
    '::ffff:10.0.0.0/8',
    'fe80::1%eth0',
    'erp.internal',
    `${'1:'.repeat(50_000)}x`,
  ])('is not %s', (text) => {
    expect(readAddressRange(text)).toBeUndefined();
  });
});
