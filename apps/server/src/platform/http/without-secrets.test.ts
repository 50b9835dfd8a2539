import { expect, test } from 'vitest';
import { withoutSecrets } from './without-secrets.js';

test.each([
  ['/hooks/k7Qw2mZp9tXc', '/hooks/[redacted]'],
  ['/hooks/k7Qw2mZp9tXc/orders/7?token=x', '/hooks/[redacted]/orders/7'],
  ['/resume/AZ.x-_9?answer=approved', '/resume/[redacted]'],
  ['/api/v1/runs?q=secret', '/api/v1/runs'],
])('shows %s as %s', (url, shown) => {
  expect(withoutSecrets(url)).toBe(shown);
});
