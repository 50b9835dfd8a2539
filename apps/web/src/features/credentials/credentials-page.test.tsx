import type { CredentialResponse } from '@hookline/contracts';
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aBearer, aCredential, aKind } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { never, refusal, serveApi } from '../../testing/serve-api.js';
import { CredentialsPage } from './credentials-page.js';

const refused = { at: '2026-05-04T10:00:00Z', reason: 'api.acme.test answered 401.' };
const orders = { workflowId: 'w1', workflowName: 'Orders' };
const live = aCredential({
  id: 'c2',
  name: 'Live',
  kind: 'bearer',
  hosts: ['api.acme.test', 'eu.acme.test', '*.files.test'],
  account: 'ops@acme.test',
  usedBy: [orders, { workflowId: 'w2', workflowName: 'Refunds' }],
  values: { hosts: 'api.acme.test' },
});

const open = async (items: readonly CredentialResponse[], routes: Record<string, unknown> = {}) => {
  const api = serveApi({
    'GET /credentials': { items },
    'GET /credential-kinds': { items: [aBearer(), aKind()] },
    ...routes,
  });
  return { api, ...(await render(<CredentialsPage />)) };
};
const row = (name: RegExp) => screen.findByRole('row', { name });

describe('the page of credentials', () => {
  test('says where each goes and what uses it', async () => {
    const { user } = await open([aCredential({ usedBy: [orders] }), live]);
    const shop = await row(/Shop/);
    expect(shop).toHaveTextContent('Verifies a sender');
    expect(shop).toHaveTextContent('checks Acme');
    expect(within(shop).getByRole('link', { name: 'Orders' })).toHaveAttribute('href', '/workflows/w1');
    const sent = await row(/Live/);
    expect(sent).toHaveTextContent('Bearer token · ops@acme.test');
    expect(sent).toHaveTextContent('api.acme.test+2');
    await user.click(within(sent).getByRole('button', { name: '2 workflows use Live' }));
    expect(await screen.findByRole('menuitem', { name: 'Refunds' })).toHaveAttribute('href', '/workflows/w2');
  });

  test('offers to enter again what its service refused', async () => {
    const { api, user } = await open([{ ...live, refused }], { 'POST /credentials/c2/rotate': live });
    expect(await row(/Live/)).toHaveTextContent('Needs youapi.acme.test answered 401.');
    await user.click(screen.getByRole('button', { name: 'Enter again: Live' }));
    await user.type(await screen.findByLabelText('Token'), 'tok_2');
    await user.click(screen.getByRole('button', { name: 'Replace secret' }));
    await expect.poll(() => api.sent().map(({ call }) => call)).toEqual(['POST /credentials/c2/rotate']);
  });

  test('shows what a test has found', async () => {
    let now: CredentialResponse = live;
    const routes = {
      'GET /credentials': () => ({ items: [now] }),
      'POST /credentials/c2/test': () => {
        now = { ...live, refused };
        return { outcome: 'refused', message: refused.reason, account: null };
      },
    };
    const { user } = await open([], routes);
    await user.click(await screen.findByRole('button', { name: 'Actions of Live' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Test' }));
    expect(await screen.findByText('Needs you', { selector: 'td *' })).toBeVisible();
  });

  test('shows that a test is under way', async () => {
    const { user } = await open([live], { 'POST /credentials/c2/test': never });
    await user.click(await screen.findByRole('button', { name: 'Actions of Live' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Test' }));
    expect(await screen.findByText('Being tested')).toBeVisible();
  });

  test('finds by host, and narrows down to what needs a person', async () => {
    const { user } = await open([aCredential(), { ...live, refused }]);
    await row(/Shop/);
    await user.click(screen.getByRole('radio', { name: 'Needs you 1' }));
    expect(screen.queryByRole('row', { name: /Shop/ })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'All 2' }));
    await user.type(screen.getByRole('searchbox', { name: 'Find a credential' }), 'files.test');
    await expect.poll(() => screen.queryByRole('row', { name: /Shop/ })).toBeNull();
    expect(await row(/Live/)).toBeVisible();
    await user.type(screen.getByRole('searchbox', { name: 'Find a credential' }), ' nowhere');
    expect(await screen.findByText('No credential like this')).toBeVisible();
  });

  test('deletes one that nothing uses from its row', async () => {
    const { api, user } = await open([aCredential()], { 'DELETE /credentials/c1': undefined });
    await user.click(await screen.findByRole('button', { name: 'Delete Shop' }));
    await user.click(await screen.findByRole('button', { name: 'Delete credential' }));
    await expect.poll(() => api.sent().map(({ call }) => call)).toEqual(['DELETE /credentials/c1']);
  });

  test('says what a credential is while there is none, and when they could not be loaded', async () => {
    await open([]);
    expect(await screen.findByText('No credentials')).toBeVisible();
    await open([], { 'GET /credentials': refusal(403, 'session.missing', 'Log in.') });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('shows the credentials also when their kinds could not be loaded, and asks for those again', async () => {
    let fails = true;
    const kinds = () => (fails ? refusal(403, 'session.missing', 'Log in.') : { items: [aBearer()] });
    const { user } = await open([live], { 'GET /credential-kinds': kinds });
    expect(await row(/Live/)).toHaveTextContent('bearer · ops@acme.test');
    fails = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await expect.poll(() => screen.getByRole('row', { name: /Live/ }).textContent).toContain('Bearer token');
  });
});
