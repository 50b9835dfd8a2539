import { notifications } from '@mantine/notifications';
import { announce } from '../../../shared/ui/index.js';

/** Reports a refused edit as a hint, not as a failure. */
export function toastRefusal(message: string): void {
  const sentence = /[.?]$/.test(message) ? message : `${message}.`;
  notifications.show({ id: 'edit-refused', message: sentence, color: 'yellow', withBorder: true });
  announce(sentence);
}
