import { notifications } from '@mantine/notifications';
import { announce } from '../../../shared/ui/index.js';

/** A note about a completed action. It stays until it is closed, because the user may have to act on it. */
export function toastNote(title: string, message: string): void {
  notifications.show({ title, message, color: 'yellow', withBorder: true, autoClose: false });
  announce(`${title}. ${message}`);
}
