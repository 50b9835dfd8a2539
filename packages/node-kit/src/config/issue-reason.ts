import type { z } from 'zod';

/** Says in plain words what is wrong with a field's value. */
export function issueReason(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Fill it in.' : `It needs to be ${TYPES[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Choose one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return SIZED.has(issue.origin) ? 'Fill it in.' : `It needs to be at least ${issue.minimum}.`;
    case 'too_big':
      return `It needs to be at most ${issue.maximum}.`;
    case 'unrecognized_keys':
      return `It has no field named ${issue.keys.join(', ')}.`;
    case 'invalid_union':
      return 'It does not fit any of the choices.';
    default:
      return issue.message;
  }
}

const SIZED: ReadonlySet<string> = new Set(['string', 'array', 'set']);

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};
