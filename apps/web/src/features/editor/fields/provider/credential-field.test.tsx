import type { CredentialResponse, ProviderResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderForm } from '../../../../testing/editor/render-in-editor.js';
import { aCredential, aKind, aProvider } from '../../../../testing/factories.js';
import { refusal } from '../../../../testing/serve-api.js';

interface Known {
  readonly credential?: string;
  readonly provider?: ProviderResponse;
  readonly credentials?: readonly CredentialResponse[];
  readonly routes?: Record<string, unknown>;
}

const open = ({ credential = '', provider = aProvider(), credentials = [], routes = {} }: Known) =>
  renderForm(
    'webhook',
    { provider: provider.id, credential },
    {
      routes: {
        'GET /providers': { items: [provider] },
        'GET /credential-kinds': { items: provider.fields.length > 0 ? [aKind()] : [] },
        'GET /credentials': { items: credentials },
        ...routes,
      },
    },
  );

test('says that signatures are not checked while there is no credential', async () => {
  await open({});
  expect(await screen.findByText('Signatures are not checked until you add the signing secret.')).toBeVisible();
  expect(screen.queryByRole('combobox', { name: 'Credential' })).toBeNull();
});

test('takes one of the credentials of this sender', async () => {
  const credentials = [aCredential(), aCredential({ id: 'c2', name: 'Bank', kind: 'other' })];
  const { user, config } = await open({ credentials });
  const choice = await screen.findByRole('combobox', { name: 'Credential' });
  expect([...choice.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['None', 'Shop']);
  await user.selectOptions(choice, 'Shop');
  expect(config()['credential']).toBe('c1');
});

test('warns that the chosen credential is deleted', async () => {
  await open({ credential: 'gone', credentials: [aCredential()] });
  expect(await screen.findByText(/This credential is deleted, so events are refused/)).toBeVisible();
});

test('asks for none where the sender signs nothing', async () => {
  await open({ provider: aProvider({ fields: [] }) });
  expect(await screen.findByText(/Acme signs nothing, so the trigger URL is the only secret/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /Add a credential/ })).toBeNull();
});

test('adds one in place, and chooses it', async () => {
  const created = aCredential({ id: 'c9', name: 'Acme' });
  const { user, config, api } = await open({ routes: { 'POST /credentials': created } });
  await user.click(await screen.findByRole('button', { name: 'Add a credential for Acme' }));
  await user.type(await screen.findByLabelText('Signing secret'), 'whsec_1');
  await user.click(screen.getByRole('button', { name: 'Add credential' }));
  await expect.poll(() => config()['credential']).toBe('c9');
  expect(api.sent()).toContainEqual({
    call: 'POST /credentials',
    body: { name: 'Acme', kind: 'acme', data: { secret: 'whsec_1' } },
  });
});

test('can be asked for again when the credentials could not be loaded', async () => {
  let fails = true;
  const list = () => (fails ? refusal(403, 'session.missing', 'Log in.') : { items: [aCredential()] });
  const { user } = await open({ routes: { 'GET /credentials': list } });
  const again = await screen.findByRole('button', { name: 'Try again' });
  fails = false;
  await user.click(again);
  expect(await screen.findByRole('combobox', { name: 'Credential' })).toBeVisible();
});
