import { expect, test } from 'vitest';
import { checkFailureUrl, readFailureHandler } from './failure-handler.js';

test('tells a workflow from a web address', () => {
  expect(readFailureHandler(null)).toEqual({ kind: 'none' });
  expect(readFailureHandler('0195a2c4')).toEqual({ kind: 'workflow', workflowId: '0195a2c4' });
  expect(readFailureHandler('https://a.example/x')).toEqual({ kind: 'address', url: 'https://a.example/x' });
});

test('takes whole web addresses only', () => {
  expect(checkFailureUrl('https://a.example/x')).toBeNull();
  for (const text of ['', 'a.example', 'ftp://a.example', 'https://ann:pw@a.example']) {
    expect(checkFailureUrl(text)).toEqual(expect.any(String));
  }
});
