import type { CredentialResponse } from '@hookline/contracts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aCredential, aProvider } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { refusal, serveApi } from '../../testing/serve-api.js';
import { CredentialMenu } from './credential-menu.js';
import { CredentialsPage } from './credentials-page.js';

const key = { name: 'key', label: 'Key', secret: false, required: false, standard: '' };
const acme = aProvider();
const fieldFault = (field: string, message: string) =>
  refusal(422, 'request.wrong', 'Some fields need another value.', { problems: [{ field, message }] });

describe('a new credential', () => {
  const open = async (created: unknown, others: readonly CredentialResponse[] = []) => {
    const api = serveApi({
      'GET /credentials': { items: others },
      'GET /providers': { items: [acme, aProvider({ id: 'plain', title: 'Plain', fields: [] })] },
      'POST /credentials': created,
    });
    const { user } = await render(<CredentialsPage />);
    await user.click(screen.getByRole('button', { name: 'New credential' }));
    await user.click(await screen.findByRole('combobox', { name: 'Sender' }));
    return { api, user };
  };
  const choose = async (user: Awaited<ReturnType<typeof open>>['user']) =>
    user.click(await screen.findByRole('option', { name: /Acme/ }));

  test('is asked for with the fields of its sender', async () => {
    const { api, user } = await open(aCredential());
    expect(screen.queryByRole('option', { name: /Plain/ })).toBeNull();
    await choose(user);
    await user.type(await screen.findByLabelText('Signing secret'), 'whsec_1');
    await user.click(screen.getByRole('button', { name: 'Add credential' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Shop is added');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: 'New credential' })).toHaveFocus());
    expect(api.sent()[0]?.body).toEqual({ name: 'Acme', provider: 'acme', data: { secret: 'whsec_1' } });
  });

  test('is not sent without its secret, and the field says so', async () => {
    const { api, user } = await open(aCredential());
    await choose(user);
    await user.click(await screen.findByRole('button', { name: 'Add credential' }));
    const secret = screen.getByLabelText('Signing secret');
    await expect.poll(() => secret.getAttribute('aria-invalid')).toBe('true');
    await waitFor(() => expect(secret).toHaveFocus());
    expect(api.sent()).toEqual([]);
  });

  test('shows at its field what the server refuses', async () => {
    const { user } = await open(fieldFault('data.secret', 'A signing secret begins with whsec_.'));
    await choose(user);
    await user.type(await screen.findByLabelText('Signing secret'), 'x');
    await user.click(screen.getByRole('button', { name: 'Add credential' }));
    expect(await screen.findByText('A signing secret begins with whsec_.')).toBeVisible();
    expect(screen.queryByText('Some fields need another value.')).toBeNull();
  });

  test('has a name that is free', async () => {
    const { user } = await open(aCredential(), [aCredential({ name: 'Acme' })]);
    await choose(user);
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Acme 2');
  });
});

describe('the actions of a credential', () => {
  const open = async (action: string, credential: CredentialResponse, routes: Record<string, unknown> = {}) => {
    const api = serveApi({ 'GET /credentials': { items: [credential] }, ...routes });
    const { user } = await render(
      <CredentialMenu credential={credential} provider={aProvider({ fields: [key, ...acme.fields] })} />,
    );
    await user.click(screen.getByRole('button', { name: `Actions of ${credential.name}` }));
    await user.click(await screen.findByRole('menuitem', { name: action }));
    return { api, user };
  };

  test('rename it, without blanks around the name', async () => {
    const { api, user } = await open('Rename', aCredential(), { 'PATCH /credentials/c1': aCredential() });
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    expect(screen.getByRole('button', { name: 'Rename' })).toBeDisabled();
    await user.type(name, ' Till {Enter}');
    await expect.poll(api.sent).toEqual([{ call: 'PATCH /credentials/c1', body: { name: 'Till' } }]);
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Actions of Shop' })).toHaveFocus());
  });

  test('show why a name is refused, and stay', async () => {
    const { user } = await open('Rename', aCredential(), {
      'PATCH /credentials/c1': fieldFault('name', 'Another credential has this name.'),
    });
    await user.click(await screen.findByRole('button', { name: 'Rename' }));
    const name = screen.getByRole('textbox', { name: 'Name' });
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true');
    expect(name).toHaveAccessibleDescription('Another credential has this name.');
  });

  test('delete it once that is confirmed', async () => {
    const { api, user } = await open('Delete credential', aCredential(), { 'DELETE /credentials/c1': undefined });
    expect(await screen.findByRole('dialog', { name: 'Delete Shop?' })).toBeVisible();
    expect(api.sent()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Delete credential' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Shop is deleted');
    expect(api.sent().map(({ call }) => call)).toEqual(['DELETE /credentials/c1']);
  });

  test('keep it when nobody confirms', async () => {
    const { api, user } = await open('Delete credential', aCredential());
    await user.click(await screen.findByRole('button', { name: 'Keep it' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(api.sent()).toEqual([]);
  });

  test('do not delete one that is in use, and lead to the workflow', async () => {
    const used = aCredential({ usedBy: [{ workflowId: 'w1', workflowName: 'Orders' }] });
    await open('Delete credential', used);
    expect(await screen.findByRole('dialog', { name: 'Shop is in use' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Orders' })).toHaveAttribute('href', '/workflows/w1');
    expect(screen.queryByRole('button', { name: 'Delete credential' })).toBeNull();
  });

  test('replace its secret, and keep what is no secret', async () => {
    const credential = aCredential({ values: { key: 'pk_1' } });
    const { api, user } = await open('Replace the secret', credential, { 'POST /credentials/c1/rotate': credential });
    expect(await screen.findByLabelText(/^Key/)).toHaveValue('pk_1');
    await user.type(screen.getByLabelText('Signing secret'), 'whsec_2');
    const hours = screen.getByRole('textbox', { name: 'Keep accepting the old one for' });
    await user.clear(hours);
    await user.type(hours, '0');
    await user.click(screen.getByRole('button', { name: 'Replace secret' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The old secret is refused from now on.');
    expect(api.sent()[0]?.body).toEqual({ data: { key: 'pk_1', secret: 'whsec_2' }, keepOldForHours: 0 });
  });
});
