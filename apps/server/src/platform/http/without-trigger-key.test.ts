import { expect, test } from 'vitest';
import { withoutTriggerKey } from './without-trigger-key.js';

test.each([
  ['/hooks/k7Qw2mZp9tXc', '/hooks/[redacted]'],
  ['/hooks/k7Qw2mZp9tXc/orders/7?token=x', '/hooks/[redacted]/orders/7'],
  ['/api/v1/runs?q=secret', '/api/v1/runs'],
])('shows %s as %s', (url, shown) => {
  expect(withoutTriggerKey(url)).toBe(shown);
});
