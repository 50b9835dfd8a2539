import { notifications } from '@mantine/notifications';
import { errorSentence } from '../../api/index.js';
import { StatusGlyph } from '../../status/index.js';

/** Confirms an action for six seconds. Toasts are alerts, so screen readers announce them. */
export function toast(title: string, message?: string): void {
  notifications.show({
    title,
    message: message ?? '',
    icon: <StatusGlyph of="succeeded" size={16} />,
    withBorder: true,
  });
}

/** Reports a failed action. Stays until it is closed. */
export function toastFailure(title: string, error: unknown): void {
  notifications.show({
    title,
    message: errorSentence(error),
    icon: <StatusGlyph of="failed" size={16} />,
    withBorder: true,
    autoClose: false,
  });
}
