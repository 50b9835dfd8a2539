import type { z } from 'zod';

/** Says in plain words what is wrong first; undefined when nothing is. */
export function firstReason(issues: readonly z.core.$ZodIssue[]): string | undefined {
  const [first, ...more] = issues;
  if (!first) return undefined;
  // Before the field's own bound zod names that of all whole numbers, which nobody means.
  const own = isSafeBound(first)
    ? more.find(({ code, path }) => code === first.code && path.join() === first.path.join())
    : undefined;
  return issueReason(own ?? first);
}

const isSafeBound = (issue: z.core.$ZodIssue): boolean =>
  (issue.code === 'too_big' && issue.maximum === Number.MAX_SAFE_INTEGER) ||
  (issue.code === 'too_small' && issue.minimum === Number.MIN_SAFE_INTEGER);

function issueReason(issue: z.core.$ZodIssue): string {
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
