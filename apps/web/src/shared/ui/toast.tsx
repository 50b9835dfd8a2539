import { notifications } from '@mantine/notifications';
import { errorSentence } from '../api/index.js';
import { StatusGlyph } from '../status/index.js';

/** Something is done. Gone after six seconds. Toasts are alerts, so a screen reader says them. */
export function toast(title: string, message?: string): void {
  notifications.show({
    title,
    message: message ?? '',
    icon: <StatusGlyph of="succeeded" size={16} />,
    withBorder: true,
  });
}

/** Something was not done. Stays until it is closed. */
export function toastFailure(title: string, error: unknown): void {
  notifications.show({
    title,
    message: errorSentence(error),
    icon: <StatusGlyph of="failed" size={16} />,
    withBorder: true,
    autoClose: false,
  });
}
