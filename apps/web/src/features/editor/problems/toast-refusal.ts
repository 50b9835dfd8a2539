import { notifications } from '@mantine/notifications';
import { announce } from '../../../shared/ui/index.js';

/** An edit was refused: nothing is broken, so this is a hint and not a failure. */
export function toastRefusal(message: string): void {
  const sentence = /[.?]$/.test(message) ? message : `${message}.`;
  notifications.show({ id: 'edit-refused', message: sentence, color: 'yellow', withBorder: true });
  announce(sentence);
}
