import { expect, test } from 'vitest';
import { redactPath } from './redact-path.js';

const KEY = 'k7Qw2mZp9tXcAb3dEf4gHi5J';
const WORKFLOW = '019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6071';

test.each([
  ['/hooks/k7Qw2mZp9tXc', '/hooks/[redacted]'],
  ['/hooks/k7Qw2mZp9tXc/orders/7?token=x', '/hooks/[redacted]/orders/7'],
  ['/resume/AZ.x-_9?answer=approved', '/resume/[redacted]'],
  ['/api/v1/runs?q=secret', '/api/v1/runs'],
  [`/api/v1/workflows/${WORKFLOW}/triggers/n1/sign`, `/api/v1/workflows/${WORKFLOW}/triggers/n1/sign`],
  [`//hooks/${KEY}`, '//hooks/[redacted]'],
  [`http://evil.example/hooks/${KEY}/a`, 'http://evil.example/hooks/[redacted]/a'],
  [`/HOOKS/k7`, '/HOOKS/[redacted]'],
  [`/%68ooks/k7`, '/%68ooks/[redacted]'],
  [`/hooks%2f${KEY}`, '/[redacted]'],
  [`/hook/${KEY}`, '/hook/[redacted]'],
  [`/api/hooks/../${KEY}`, '/api/hooks/[redacted]/[redacted]'],
  [`/%zz/${KEY}`, '/%zz/[redacted]'],
])('shows %s as %s', (url, shown) => {
  expect(redactPath(url)).toBe(shown);
});
