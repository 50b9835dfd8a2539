import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { accounts, keys } from '../shared/api/index.js';

/** Requires a session: a fresh installation is redirected to the set-up, others to the login. */
export async function requireSession(client: QueryClient, wanted: string): Promise<void> {
  if (client.getQueryData(keys.me) !== undefined) return;
  const { needed, user } = await accounts.setupState();
  if (user === null) throw needed ? redirect({ to: '/setup' }) : redirect({ to: '/login', search: { next: wanted } });
  client.setQueryData(keys.me, user);
}

/** The redirect after the login: a path of this site, never another host. */
export const safeNext = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/workflows';
