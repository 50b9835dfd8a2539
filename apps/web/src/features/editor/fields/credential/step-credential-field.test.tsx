import type { CredentialResponse } from '@hookline/contracts';
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderForm } from '../../../../testing/editor/render-in-editor.js';
import { aBearer, aCredential, aKind } from '../../../../testing/factories.js';
import { refusal } from '../../../../testing/serve-api.js';

const live = aCredential({
  id: 'c2',
  name: 'Live',
  kind: 'bearer',
  hosts: ['api.acme.test'],
  account: 'ops@acme.test',
});

interface Known {
  readonly credential?: string;
  readonly url?: string;
  readonly credentials?: readonly CredentialResponse[];
  readonly routes?: Record<string, unknown>;
}

const open = ({ credential = '', url = 'https://api.acme.test/orders', credentials = [live], routes = {} }: Known) =>
  renderForm(
    'http-request',
    { url, credential },
    {
      routes: {
        'GET /credential-kinds': { items: [aBearer(), aKind()] },
        'GET /credentials': { items: credentials },
        ...routes,
      },
    },
  );
const choice = () => screen.findByRole('combobox', { name: 'Credential' });

describe('the credential of a step', () => {
  test('is one that authenticates requests, by name with account and host, or none', async () => {
    const { user, config } = await open({ credentials: [aCredential(), live] });
    expect(await choice()).toHaveValue('No credential');
    await user.click(await choice());
    const options = await within(await screen.findByRole('listbox')).findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^No credential/),
      'Liveops@acme.test · api.acme.test',
    ]);
    await user.click(screen.getByRole('option', { name: /^Live/ }));
    expect(config()['credential']).toBe('c2');
    await user.click(await choice());
    await user.click(await screen.findByRole('option', { name: /^No credential/ }));
    expect(config()['credential'] ?? '').toBe('');
  });

  test('is made in place, for the host that the step calls', async () => {
    const created = aCredential({ id: 'c9', kind: 'bearer' });
    const routes = { 'POST /credentials': created };
    const { user, config, api } = await open({
      credentials: [],
      url: 'https://api.acme.test/{{ trigger.body.id }}',
      routes,
    });
    expect(screen.queryByRole('combobox', { name: 'Credential' })).toBeNull();
    const add = await screen.findByRole('button', { name: 'New credential' });
    await expect.poll(() => add.hasAttribute('disabled')).toBe(false);
    await user.click(add);
    await user.type(await screen.findByLabelText('Token'), 'tok_1');
    expect(screen.getByLabelText('Only sent to')).toHaveValue('api.acme.test');
    await user.click(screen.getByRole('button', { name: 'Add credential' }));
    await expect.poll(() => config()['credential']).toBe('c9');
    expect(api.sent()).toContainEqual({
      call: 'POST /credentials',
      body: { name: 'api.acme.test', kind: 'bearer', data: { token: 'tok_1', hosts: 'api.acme.test' } },
    });
  });

  test('is tested where it stands', async () => {
    const routes = {
      'POST /credentials/c2/test': { outcome: 'works', message: 'api.acme.test takes it.', account: null },
    };
    const { user, api } = await open({ credential: 'c2', routes });
    await user.click(await screen.findByRole('button', { name: 'Test Live' }));
    expect(await screen.findByText('api.acme.test takes it.')).toBeVisible();
    expect(api.sent().map(({ call }) => call)).toContain('POST /credentials/c2/test');
  });

  test('says once that it is refused, and is entered again there', async () => {
    const reason = 'api.acme.test answered 401: it does not take this credential.';
    let now: CredentialResponse = live;
    const routes = {
      'GET /credentials': () => ({ items: [now] }),
      'POST /credentials/c2/test': () => {
        now = { ...live, refused: { at: '2026-05-04T10:00:00Z', reason } };
        return { outcome: 'refused', message: reason, account: null };
      },
    };
    const { user } = await open({ credential: 'c2', routes });
    const button = await screen.findByRole('button', { name: 'Test Live' });
    await user.click(button);
    await screen.findByText(reason);
    await expect.poll(() => button.hasAttribute('data-loading')).toBe(false);
    expect(screen.getAllByText(reason)).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Enter again' }));
    expect(within(await screen.findByRole('dialog')).getByLabelText('Token')).toBeVisible();
  });

  test('is not tested while it is locked, but entered again', async () => {
    await open({ credential: 'c2', credentials: [{ ...live, isLocked: true, hosts: [] }] });
    expect(await screen.findByRole('button', { name: 'Enter again' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Test Live' })).toBeNull();
  });

  test('warns before it runs that it does not go where the step calls', async () => {
    await open({ credential: 'c2', url: 'https://elsewhere.test/' });
    expect(
      await screen.findByText('This step calls elsewhere.test, and the credential goes to api.acme.test only.'),
    ).toBeVisible();
  });

  test('warns of one that is deleted, or verifies a sender', async () => {
    await open({ credential: 'gone' });
    expect(await screen.findByText(/This credential is deleted/)).toBeVisible();
    await open({ credential: 'c1', credentials: [aCredential()] });
    expect(await screen.findByText(/of a kind that this step cannot send/)).toBeVisible();
  });

  test('can be asked for again when the kinds could not be loaded', async () => {
    let fails = true;
    const kinds = () => (fails ? refusal(403, 'session.missing', 'Log in.') : { items: [aBearer()] });
    const { user } = await open({ routes: { 'GET /credential-kinds': kinds } });
    const again = await screen.findByRole('button', { name: 'Try again' });
    fails = false;
    await user.click(again);
    expect(await choice()).toHaveValue('No credential');
  });
});
