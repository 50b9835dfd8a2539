import { expect, test } from 'vitest';
import { stepWithUrl } from './set-up-card.js';

test('offers the trigger URL at the first step that names it', () => {
  expect(stepWithUrl(['Open Settings.', 'Paste the trigger URL there.', 'The trigger URL is tried.'])).toBe(1);
  expect(stepWithUrl(['Open Settings.'])).toBe(-1);
});
