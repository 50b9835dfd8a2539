import type { ProviderResponse } from '@hookline/contracts';
import { providers } from '@hookline/providers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProvidersModule } from '../../src/modules/providers/index.js';
import { type HttpTestApp, startHttpTestApp } from '../http-test-app.js';

let test: HttpTestApp;
let items: ProviderResponse[];

beforeAll(async () => {
  test = await startHttpTestApp([ProvidersModule]);
  const answer = await fetch(`${await test.app.getUrl()}/api/v1/providers`);
  ({ items } = (await answer.json()) as { items: ProviderResponse[] });
});
afterAll(() => test.close());

it('lists every provider in the order of the catalogue', () => {
  expect(items.map(({ id }) => id)).toEqual(providers.map(({ id }) => id));
});

it('tells how a sender is set up, what it asks for, and what it sends', () => {
  const known = providers.find(({ id }) => id === 'stripe')!;
  expect(items.find(({ id }) => id === 'stripe')).toEqual({
    id: 'stripe',
    title: known.title,
    summary: known.summary,
    setUp: known.setUp,
    fields: [
      {
        name: 'signingSecret',
        label: 'Signing secret',
        help: expect.any(String),
        placeholder: 'whsec_…',
        secret: true,
        required: true,
        standard: '',
      },
    ],
    sample: {
      method: 'POST',
      headers: known.sample.headers,
      body: known.sample.body,
      id: 'evt_1NG8Du2eZvKYlo2CUI79vXWy',
    },
    canSign: true,
  });
});

it('tells of each whether it asks for a credential and can be signed for', () => {
  expect(items.map(({ id, fields, canSign }) => ({ id, asks: fields.length > 0, canSign }))).toEqual(
    providers.map(({ id, credential, sign }) => ({ id, asks: credential !== null, canSign: sign !== undefined })),
  );
});
