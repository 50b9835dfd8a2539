import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { announce } from '../../shared/ui/index.js';

/**
 * Offers to load the page again, and does not do it by itself: what is typed into a form would be lost. Drafts are saved when
 * the page is left.
 */
export function toastUpdate(): void {
  notifications.show({
    id: 'updated',
    title: 'Hookline was updated',
    message: (
      <Button mt={6} size="xs" onClick={() => location.reload()}>
        Reload
      </Button>
    ),
    withBorder: true,
    autoClose: false,
  });
  announce('Hookline was updated. Reload the page.');
}
