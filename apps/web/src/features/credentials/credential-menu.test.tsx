import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aBearer, aCredential, aKind } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { refusal, serveApi } from '../../testing/serve-api.js';
import { CredentialMenu } from './credential-menu.js';

const key = { name: 'key', label: 'Key', secret: false, required: false, standard: '' };
const acme = aKind();
const fieldFault = (field: string, message: string) =>
  refusal(422, 'request.wrong', 'Some fields need another value.', { problems: [{ field, message }] });

describe('the actions of a credential', () => {
  const ofAcme = aKind({ fields: [key, ...acme.fields] });
  const open = async (
    action: string,
    credential: CredentialResponse,
    { kind = ofAcme, ...routes }: Record<string, unknown> & { readonly kind?: CredentialKindResponse } = {},
  ) => {
    const api = serveApi({ 'GET /credentials': { items: [credential] }, ...routes });
    const { user } = await render(<CredentialMenu credential={credential} kind={kind} />);
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

  test('replace what steps send at once: a service takes one at a time', async () => {
    const credential = aCredential({ kind: 'bearer', values: { hosts: 'api.acme.test' } });
    const routes = { kind: aBearer(), 'POST /credentials/c1/rotate': credential };
    const { api, user } = await open('Replace the secret', credential, routes);
    await user.type(await screen.findByLabelText('Token'), 'tok_2');
    expect(screen.queryByRole('textbox', { name: 'Keep accepting the old one for' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Replace secret' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Steps send the new one from now on.');
    const data = { token: 'tok_2', hosts: 'api.acme.test' };
    expect(api.sent()[0]?.body).toEqual({ data, keepOldForHours: 0 });
  });

  test.each([
    ['works', 'Shop works'],
    ['refused', 'Shop is refused'],
    ['failed', 'Shop could not be tested'],
    ['untested', 'Shop was not tested'],
  ])('ask its service, and say what came of it: %s', async (outcome, title) => {
    const { api } = await open('Test', aCredential({ kind: 'bearer' }), {
      kind: aBearer(),
      'POST /credentials/c1/test': { outcome, message: 'So it answered.', account: null },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent('So it answered.');
    expect(api.sent().map(({ call }) => call)).toEqual(['POST /credentials/c1/test']);
  });

  test('offer no test of a sender, which is asked nothing', async () => {
    await render(<CredentialMenu credential={aCredential()} kind={acme} />);
    screen.getByRole('button', { name: 'Actions of Shop' }).click();
    expect(await screen.findByRole('menuitem', { name: 'Rename' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Test' })).toBeNull();
  });
});
