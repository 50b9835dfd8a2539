import { expect, test } from 'vitest';
import { messageFault } from './message-fault.js';

const fine = { topic: 'arn:aws:sns:eu-central-1:123456789012:orders', message: 'x', subject: '', group: '' };

test.each([
  [{}, undefined],
  [{ topic: 'arn:aws-cn:sns:cn-north-1:1:orders.fifo', group: 'g1' }, undefined],
  [{ topic: 'orders' }, 'topic'],
  [{ topic: 'arn:aws:sqs:eu-central-1:1:orders' }, 'topic'],
  [{ topic: 'arn:aws:sns:evil.example/:1:orders' }, 'topic'],
  [{ message: 'x'.repeat(262_144) }, undefined],
  [{ message: 'ü'.repeat(131_073) }, 'message'],
  [{ subject: 'x'.repeat(99) }, undefined],
  [{ subject: 'x'.repeat(100) }, 'subject'],
  [{ subject: 'two\nlines' }, 'subject'],
  [{ topic: `${fine.topic}.fifo` }, 'group'],
])('%o is wrong in: %s', (given, field) => {
  expect(messageFault({ ...fine, ...given })?.field).toBe(field);
});
