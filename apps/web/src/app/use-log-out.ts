import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { accounts } from '../shared/api/index.js';
import { toastFailure } from '../shared/ui/index.js';

/** Ends the session and clears all cached data. */
export function useLogOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const logOut = async (): Promise<void> => {
    try {
      await accounts.logOut();
    } catch (error) {
      toastFailure('You are still logged in', error);
      return;
    }
    await navigate({ to: '/login' });
    client.clear();
    notifications.clean();
  };
  return () => void logOut();
}
