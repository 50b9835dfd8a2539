import { BlockList, isIP } from 'node:net';

/** The addresses that events may come from. */
export interface AddressList {
  has(address: string): boolean;
}

/** Addresses and ranges, separated by commas or spaces. What is neither allows nobody. */
export function readAddressList(text: string): AddressList {
  const list = new BlockList();
  for (const entry of text.split(/[\s,;]+/).filter(Boolean)) add(list, entry);
  return {
    has: (address) => {
      const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
      const family = isIP(plain);
      return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
    },
  };
}

function add(list: BlockList, entry: string): void {
  const [address = '', bits] = entry.split('/', 2);
  const family = isIP(address);
  if (family === 0) return;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const width = family === 4 ? 32 : 128;
  if (bits === undefined) list.addAddress(address, type);
  else if (/^\d{1,3}$/.test(bits) && Number(bits) <= width) list.addSubnet(address, Number(bits), type);
}
