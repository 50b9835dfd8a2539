import type { ProviderResponse } from '@hookline/contracts';
import { providers } from '@hookline/providers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProvidersModule } from '../../src/modules/providers/index.js';
import { startHttpTestApp, type HttpTestApp } from '../setup/http-test-app.js';

let hookline: HttpTestApp;
let items: ProviderResponse[];

beforeAll(async () => {
  hookline = await startHttpTestApp([ProvidersModule]);
  const answer = await fetch(`${await hookline.app.getUrl()}/api/v1/providers`);
  ({ items } = (await answer.json()) as { items: ProviderResponse[] });
});
afterAll(() => hookline.close());

test('lists every provider in the order of the catalogue', () => {
  expect(items.map(({ id }) => id)).toEqual(providers.map(({ id }) => id));
});

test('tells how a sender is set up, what it asks for, and what it sends', () => {
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
    eventTypes: known.eventTypes,
    canSign: true,
  });
});

test('tells of each whether it asks for a credential and can be signed for', () => {
  expect(items.map(({ id, fields, canSign }) => ({ id, asks: fields.length > 0, canSign }))).toEqual(
    providers.map(({ id, credential, sign }) => ({ id, asks: credential !== null, canSign: sign !== undefined })),
  );
});
