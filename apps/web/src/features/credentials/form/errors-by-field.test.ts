import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../shared/api/index.js';
import { errorsByField } from './errors-by-field.js';

const names = ['name', 'data.secret'];
const refused = (...problems: unknown[]) => new ApiError(422, 'request.wrong', 'Some fields are wrong.', problems);

describe('errorsByField', () => {
  test('has nothing to say while nothing went wrong', () => {
    expect(errorsByField(null, names)).toEqual({ fields: {}, rest: null });
  });

  test('puts the first problem of each field beside it', () => {
    const error = refused(
      { code: 'field.wrong', field: 'data.secret', message: 'Fill in Secret' },
      { code: 'field.wrong', field: 'data.secret', message: 'Too short' },
      { code: 'field.wrong', field: 'name', message: 'Name it' },
    );
    expect(errorsByField(error, names)).toEqual({
      fields: { 'data.secret': 'Fill in Secret', name: 'Name it' },
      rest: null,
    });
  });

  test('says what concerns no field of the form below it', () => {
    const error = refused({ field: 'name', message: 'Name it' }, { field: 'provider', message: 'It is not known' });
    expect(errorsByField(error, names)).toEqual({ fields: { name: 'Name it' }, rest: 'It is not known' });
  });

  test('gives the sentence of a refusal without problems, and of anything unforeseen', () => {
    expect(errorsByField(refused('?'), names)).toEqual({ fields: {}, rest: 'Some fields are wrong.' });
    expect(errorsByField(new Error('x'), names).rest).toMatch(/unforeseen/);
  });
});
