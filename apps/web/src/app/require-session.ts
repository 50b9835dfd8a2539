import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { accounts, ApiError, keys } from '../shared/api/index.js';

/** Lets nobody in without a session: a fresh installation goes to the set-up, everybody else to the login. */
export async function requireSession(client: QueryClient, wanted: string): Promise<void> {
  try {
    await client.ensureQueryData({ queryKey: keys.me, queryFn: ({ signal }) => accounts.me(signal), retry: false });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    const { needed } = await accounts.setupState();
    throw needed ? redirect({ to: '/setup' }) : redirect({ to: '/login', search: { next: wanted } });
  }
}

/** Where to go after the login: a path of this site, never another host. */
export const safeNext = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/workflows';
