import { notifications } from '@mantine/notifications';
import { announce } from '../../../shared/ui/index.js';

/** Something was done, and there is a thing to know of it. It stays until it is closed: there may be work in it. */
export function toastNote(title: string, message: string): void {
  notifications.show({ title, message, color: 'yellow', withBorder: true, autoClose: false });
  announce(`${title}. ${message}`);
}
