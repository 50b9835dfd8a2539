import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { LoginPage, SetupPage } from '../../features/accounts/index.js';
import { SettingsPage } from '../../features/settings/index.js';
import { keys } from '../../shared/api/index.js';
import { safeNext } from '../require-session.js';
import { useLogOut } from '../use-log-out.js';

const login = getRouteApi('/login');

export function SetupRoute() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <SetupPage
      onDone={(user) => {
        client.setQueryData(keys.me, user);
        void navigate({ to: '/welcome' });
      }}
      onExists={() => void navigate({ to: '/login' })}
    />
  );
}

export function LoginRoute() {
  const { next } = login.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  return (
    <LoginPage
      onDone={(user) => {
        client.setQueryData(keys.me, user);
        router.history.push(safeNext(next));
      }}
    />
  );
}

export function SettingsRoute() {
  return <SettingsPage onLogOut={useLogOut()} />;
}
