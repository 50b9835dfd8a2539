import { expect, test } from 'vitest';
import { z } from 'zod';
import { valuesToShow } from './values-to-show.js';

const schema = z.object({
  secret: z.string().meta({ credentialField: { label: 'Secret', secret: true } }),
  header: z
    .string()
    .default('X-Signature')
    .meta({ credentialField: { label: 'Header', secret: false } }),
});

test('gives out what is no secret', () => {
  expect(valuesToShow(schema, { secret: 'hush', header: 'X-Sent-By' })).toEqual({ header: 'X-Sent-By' });
});

test('gives out nothing of which it does not know that it is no secret', () => {
  expect(valuesToShow(schema, { formerField: 'hush', header: { deep: 'hush' } })).toEqual({});
  expect(valuesToShow(null, { secret: 'hush', header: 'X-Sent-By' })).toEqual({});
});
