import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { accounts, keys } from '../shared/api/index.js';

/** Lets nobody in without a session: a fresh installation goes to the set-up, everybody else to the login. */
export async function requireSession(client: QueryClient, wanted: string): Promise<void> {
  if (client.getQueryData(keys.me) !== undefined) return;
  const { needed, user } = await accounts.setupState();
  if (user === null) throw needed ? redirect({ to: '/setup' }) : redirect({ to: '/login', search: { next: wanted } });
  client.setQueryData(keys.me, user);
}

/** Where to go after the login: a path of this site, never another host. */
export const safeNext = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/workflows';
