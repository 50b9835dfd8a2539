import { expect, it } from 'vitest';
import { stepWithUrl } from './step-with-url.js';

it('is the first step that names the trigger URL', () => {
  expect(stepWithUrl(['Open Settings.', 'Paste the trigger URL there.', 'The trigger URL is tried.'])).toBe(1);
  expect(stepWithUrl(['Open Settings.'])).toBe(-1);
});
