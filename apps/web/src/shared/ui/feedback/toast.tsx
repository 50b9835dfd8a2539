import { notifications } from '@mantine/notifications';
import { errorSentence } from '../../api/index.js';
import { StatusGlyph } from '../../status/index.js';

/** Says what an action came to, for six seconds. Toasts are alerts, so screen readers announce them. */
export function toast(title: string, message = '', of: 'succeeded' | 'skipped' = 'succeeded'): void {
  notifications.show({ title, message, icon: <StatusGlyph of={of} size={16} />, withBorder: true });
}

/** Says what went wrong. Stays until it is closed. */
export function toastProblem(title: string, message: string): void {
  notifications.show({
    title,
    message,
    icon: <StatusGlyph of="failed" size={16} />,
    withBorder: true,
    autoClose: false,
  });
}

/** Reports a failed action. */
export const toastFailure = (title: string, error: unknown): void => toastProblem(title, errorSentence(error));
