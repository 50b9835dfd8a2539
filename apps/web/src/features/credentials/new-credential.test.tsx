import type { CredentialResponse } from '@hookline/contracts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aBearer, aCredential, aKind } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { refusal, serveApi } from '../../testing/serve-api.js';
import { CredentialsPage } from './credentials-page.js';

const acme = aKind();
const fieldFault = (field: string, message: string) =>
  refusal(422, 'request.wrong', 'Some fields need another value.', { problems: [{ field, message }] });

describe('a new credential', () => {
  const open = async (created: unknown, others: readonly CredentialResponse[] = []) => {
    const api = serveApi({
      'GET /credentials': { items: others },
      'GET /credential-kinds': { items: [aBearer(), acme] },
      'POST /credentials': created,
    });
    const { user } = await render(<CredentialsPage />);
    await user.click(screen.getByRole('button', { name: 'New credential' }));
    return { api, user };
  };
  type User = Awaited<ReturnType<typeof open>>['user'];
  const choose = async (user: User, purpose = 'A trigger that checks its sender', select = 'Sender', kind = /Acme/) => {
    await user.click(await screen.findByRole('radio', { name: purpose }));
    await user.click(await screen.findByRole('combobox', { name: select }));
    await user.click(await screen.findByRole('option', { name: kind }));
  };

  test('is asked for with the fields of its sender', async () => {
    const { api, user } = await open(aCredential());
    expect(await screen.findByRole('radio', { name: 'A step that calls a service' })).toBeVisible();
    expect(screen.queryByRole('combobox')).toBeNull();
    await choose(user);
    await user.type(await screen.findByLabelText('Signing secret'), 'whsec_1');
    await user.click(screen.getByRole('button', { name: 'Add credential' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/Shop is added.*in the trigger/);
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: 'New credential' })).toHaveFocus());
    expect(api.sent()[0]?.body).toEqual({ name: 'Acme', kind: 'acme', data: { secret: 'whsec_1' } });
  });

  test('for a step has the kinds that are sent, and the name of its host', async () => {
    const { api, user } = await open(aCredential());
    await choose(user, 'A step that calls a service', 'Kind', /Bearer token/);
    await user.type(await screen.findByLabelText('Token'), 'tok_1');
    await user.type(screen.getByLabelText('Only sent to'), 'api.acme.test');
    await user.click(screen.getByRole('button', { name: 'Add credential' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/in the step/);
    const data = { token: 'tok_1', hosts: 'api.acme.test' };
    expect(api.sent()[0]?.body).toEqual({ name: 'api.acme.test', kind: 'bearer', data });
  });

  test('begins anew when it is for something else', async () => {
    const { user } = await open(aCredential());
    await choose(user);
    await user.click(screen.getByRole('radio', { name: 'A step that calls a service' }));
    expect(screen.queryByLabelText('Signing secret')).toBeNull();
    await user.click(screen.getByRole('combobox', { name: 'Kind' }));
    expect(await screen.findByRole('option', { name: /Bearer token/ })).toBeVisible();
    expect(screen.queryByRole('option', { name: /Acme/ })).toBeNull();
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
