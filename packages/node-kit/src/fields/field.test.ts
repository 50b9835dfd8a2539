import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeFields } from './describe-fields.js';
import * as field from './field.js';

const days = { mon: 'Monday', tue: 'Tuesday' };

test('a number may be fixed, so that no template gives it', () => {
  const bounds = { label: 'Pages', default: 1, min: 1, max: 9 };
  const config = z.object({ free: field.number(bounds), fixed: field.number({ ...bounds, fixed: true }) });
  expect(describeFields({ config }).map(({ value, min, max }) => [value, min, max])).toEqual([
    ['template', 1, 9],
    ['fixed', 1, 9],
  ]);
});

test('choices are at least one, unless none are required', () => {
  const some = field.choices(days, { label: 'On', default: ['mon'] });
  const any = field.choices(days, { label: 'On', default: [], required: false });
  expect(describeFields({ config: z.object({ some, any }) }).map(({ required }) => required)).toEqual([true, false]);
  expect([some.safeParse([]).success, any.safeParse([]).success]).toEqual([false, true]);
  expect([some.parse(undefined), any.parse(undefined)]).toEqual([['mon'], []]);
});

test('a list has the rows of its default, and none without one', () => {
  const shape = { at: field.plain({ label: 'At' }) };
  const meta = { label: 'Times', addLabel: 'Add a time' };
  expect(field.list(shape, meta).parse(undefined)).toEqual([]);
  expect(field.list(shape, { ...meta, default: [{ at: '09:00' }] }).parse(undefined)).toEqual([{ at: '09:00' }]);
});
