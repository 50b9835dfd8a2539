import { expect, test } from 'vitest';
import { mailAddress, mailAddresses } from './mail-addresses.js';

test('addresses are read as people write them', () => {
  expect(mailAddresses('To', 'a@x.test; "Lovelace, Ada" <ada@x.test>,\nBob <b@x.test>,')).toEqual([
    { email: 'a@x.test' },
    { email: 'ada@x.test', name: 'Lovelace, Ada' },
    { email: 'b@x.test', name: 'Bob' },
  ]);
  expect(mailAddresses('Cc', ' ')).toEqual([]);
});

test.each(['ada', 'Ada <>', 'a b@x.test', 'a@x.test b@x.test', '<a@x.test> Ada'])('%s is no address', (text) => {
  expect(() => mailAddresses('To', text)).toThrow(`To: "${text}" is no e-mail address.`);
});

test('a sender is one address', () => {
  expect(mailAddress('From', 'Shop <s@x.test>')).toEqual({ email: 's@x.test', name: 'Shop' });
  expect(() => mailAddress('From', 'a@x.test, b@x.test')).toThrow('give one address');
  expect(() => mailAddress('From', '')).toThrow('give one address');
});
