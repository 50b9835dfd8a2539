import { readAddress, readAddressRange } from '../../../platform/addresses/address-range.js';

/** The addresses that may send events. */
export interface AddressList {
  has(address: string): boolean;
}

/** Addresses and ranges, separated by commas or spaces. Invalid entries match no address. */
export function readAddressList(text: string): AddressList {
  const ranges = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .flatMap((entry) => readAddressRange(entry) ?? []);
  return {
    has: (text) => {
      const address = readAddress(text);
      return address !== undefined && ranges.some((range) => range.has(address));
    },
  };
}
