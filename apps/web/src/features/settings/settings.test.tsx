import { screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { render } from '../../testing/render.js';
import { refusal, serveApi } from '../../testing/serve-api.js';
import { ApiKeys } from './api-keys.js';
import { ChangePasswordDialog } from './change-password-dialog.js';

const AT = '2026-05-04T10:00:00.000Z';

describe('a new password', () => {
  const open = async (answer: unknown) => {
    const api = serveApi({ 'PUT /me/password': answer });
    const onClose = vi.fn<() => void>();
    const { user } = await render(<ChangePasswordDialog opened onClose={onClose} />);
    const change = async (current: string, next: string) => {
      await user.type(screen.getByLabelText('Current password'), current);
      await user.type(screen.getByLabelText('New password'), next);
      await user.click(screen.getByRole('button', { name: 'Change password' }));
    };
    return { api, onClose, change };
  };

  test('replaces the current one, and logs out elsewhere', async () => {
    const { api, onClose, change } = await open(undefined);
    await change('old words', 'three little words');
    expect(await screen.findByRole('alert')).toHaveTextContent('All other browsers are logged out.');
    expect(onClose).toHaveBeenCalledOnce();
    expect(api.sent()[0]?.body).toEqual({ current: 'old words', password: 'three little words' });
  });

  test('that is too short is not sent', async () => {
    const { api, change } = await open(undefined);
    await change('old words', 'short');
    expect(screen.getByLabelText('New password')).toHaveAccessibleDescription(/Use at least 10 characters/);
    expect(api.sent()).toEqual([]);
  });

  test('is refused with a wrong current one, and the dialog stays', async () => {
    const { onClose, change } = await open(refusal(422, 'password.wrong', 'This is not your current password.'));
    await change('guess', 'three little words');
    expect(await screen.findByRole('alert')).toHaveTextContent('This is not your current password.');
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('API keys', () => {
  const key = { id: 'k1', name: 'Deploy', prefix: 'hk_12', createdAt: AT, lastUsedAt: null };
  const open = async (routes: Record<string, unknown>, items: unknown[] = [key]) => {
    const api = serveApi({ 'GET /api-keys': { items }, ...routes });
    return { api, ...(await render(<ApiKeys />)) };
  };

  test('are shown once when they are made', async () => {
    const { api, user } = await open({ 'POST /api-keys': { ...key, key: 'hk_12_secret' } }, []);
    await user.click(screen.getByRole('button', { name: 'New API key' }));
    const create = await screen.findByRole('button', { name: 'Create key' });
    expect(create).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'What is it for?' }), ' Deploy ');
    await user.click(create);
    expect(await screen.findByRole('dialog', { name: 'Copy the key now' })).toHaveTextContent('hk_12_secret');
    expect(api.sent()[0]?.body).toEqual({ name: 'Deploy' });
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await user.click(screen.getByRole('button', { name: 'New API key' }));
    expect(await screen.findByRole('textbox', { name: 'What is it for?' })).toHaveValue('');
  });

  test('are revoked once that is confirmed', async () => {
    const { api, user } = await open({ 'DELETE /api-keys/k1': undefined });
    await user.click(await screen.findByRole('button', { name: 'Revoke Deploy' }));
    const dialog = await screen.findByRole('dialog', { name: 'Revoke Deploy?' });
    expect(api.sent()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Revoke key' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Deploy is revoked');
    expect(api.sent().map(({ call }) => call)).toEqual(['DELETE /api-keys/k1']);
  });

  test('say whether they were ever used', async () => {
    await open({}, [key, { ...key, id: 'k2', name: 'Backup', lastUsedAt: AT }]);
    expect(await screen.findByText(/never used/)).toBeVisible();
    expect(screen.getByText(/last used/)).toBeVisible();
  });
});
