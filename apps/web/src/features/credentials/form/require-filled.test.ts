import { expect, test } from 'vitest';
import { ApiError } from '../../../shared/api/index.js';
import { requireFilled } from './require-filled.js';

const field = (name: string, required: boolean) => ({
  name,
  label: `The ${name}`,
  secret: true,
  required,
  standard: '',
});
const fields = [field('secret', true), field('team', false)];

test('names every required field that is empty, or only spaces', () => {
  for (const data of [{}, { secret: ' ', team: 'x' }]) {
    let thrown: unknown;
    try {
      requireFilled(fields, data);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ApiError);
    expect(thrown).toMatchObject({ problems: [{ field: 'data.secret', message: 'Fill in The secret' }] });
  }
});

test('lets a form pass whose required fields are filled', () => {
  expect(() => requireFilled(fields, { secret: 'x' })).not.toThrow();
});
