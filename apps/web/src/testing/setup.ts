/** Files share a page: each test leaves it as it found it. */
import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { unanswered } from './serve-api.js';

// A busy machine is no reason to fail.
configure({ asyncUtilTimeout: 5000 });

// happy-dom has no fonts; Mantine's text areas measure again when one is loaded.
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });

afterEach(() => {
  notifications.clean();
  cleanup();
  localStorage.clear();
  const forgotten = unanswered();
  if (forgotten.length > 0) throw new Error(`No route of serveApi answers ${forgotten.join(', ')}`);
});
