import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AppError } from '../../../platform/errors/app-error.js';
import type { CredentialForm } from '../credential-forms.js';
import { readCredentialData, type CredentialData } from './read-credential-data.js';

const form: CredentialForm = {
  id: 'ledger',
  title: 'Ledger',
  summary: 'Keeps books.',
  purpose: 'sender',
  setUp: { secret: '', docs: '' },
  fields: z.object({
    secret: z
      .string()
      .trim()
      .meta({ credentialField: { label: 'Secret', secret: true } }),
    encoding: z
      .enum(['hex', 'base64'])
      .default('hex')
      .meta({ credentialField: { label: 'Encoding', secret: false } }),
  }),
};

function refusal(of: CredentialForm | undefined, entered: CredentialData): AppError {
  try {
    readCredentialData(of, entered);
  } catch (error) {
    return error as AppError;
  }
  throw new Error('It was taken');
}

describe('the data of a credential', () => {
  test('is kept as the provider reads it: trimmed, filled up, and nothing else', () => {
    expect(readCredentialData(form, { secret: ' hush ', more: 1 })).toEqual({ secret: 'hush', encoding: 'hex' });
  });

  test('is refused field by field', () => {
    expect(refusal(form, { encoding: 'morse' })).toMatchObject({
      kind: 'unprocessable',
      code: 'request.wrong',
      details: {
        problems: [
          { code: 'field.wrong', field: 'data.secret', message: 'Fill in Secret' },
          { code: 'field.wrong', field: 'data.encoding', message: expect.stringContaining('hex') },
        ],
      },
    });
  });

  test('is refused where no credential is taken', () => {
    expect(refusal({ ...form, fields: null }, { secret: 'hush' })).toMatchObject({
      kind: 'unprocessable',
      code: 'provider.no-credential',
      message: 'Ledger takes no credential: the trigger URL is the only secret.',
      details: { problems: [{ code: 'field.wrong', field: 'kind' }] },
    });
    expect(refusal(undefined, {})).toMatchObject({ kind: 'unprocessable', code: 'credential.unknown-kind' });
  });
});
