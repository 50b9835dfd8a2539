import { describe, expect, test } from 'vitest';
import { notAnAddress } from './not-an-address.js';

describe('notAnAddress', () => {
  test.each(['https://example.com/orders?id=1', 'http://127.0.0.1:3000', '', '  ', undefined, 12])(
    'takes %s',
    (value) => {
      expect(notAnAddress(value)).toBeNull();
    },
  );

  test.each(['not a url', 'example.com/orders', '/orders', 'ftp://example.com', 'javascript:alert(1)'])(
    'says that %s has to be written in full',
    (value) => {
      expect(notAnAddress(value)).toContain('beginning with https://');
    },
  );
});
