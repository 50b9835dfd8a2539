/** Messages for wrong values when a schema has none of its own. Zod's own say "Invalid input". */
import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

export function zodErrorMap(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is needed' : `Give ${kindInWords(issue.expected)} here`;
    case 'too_small':
      return `Use at least ${amount(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `Use at most ${amount(issue.maximum, issue.origin)}`;
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `There is no field called ${issue.keys.join(', ')} here`;
    case 'not_multiple_of':
      return `Use a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not written the way it must be';
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'This value does not fit here';
    default:
      return 'This value does not fit here';
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Write an e-mail address like ada@example.com',
  url: 'Write a whole URL that starts with https://',
  uuid: 'This is not an id',
  datetime: 'Write a time like 2026-11-21T14:03:00Z',
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a time',
  null: 'null',
};

const kindInWords = (expected: string): string => KINDS[expected] ?? expected;

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} characters`;
  if (origin === 'array' || origin === 'set') return `${limit} entries`;
  return String(limit);
}
