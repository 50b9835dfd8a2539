import { notifications } from '@mantine/notifications';
import { errorSentence } from '../api/index.js';

/** Something is done. Gone after six seconds. Toasts are alerts, so a screen reader says them. */
export function toast(title: string, message?: string): void {
  notifications.show({ title, message: message ?? '', color: 'green', withBorder: true });
}

/** Something was not done. Stays until it is closed. */
export function toastFailure(title: string, error: unknown): void {
  notifications.show({ title, message: errorSentence(error), color: 'red', withBorder: true, autoClose: false });
}
