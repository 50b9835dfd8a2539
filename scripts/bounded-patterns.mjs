/** Patterns that can be slow, and what keeps them from it: see check-patterns.mjs. */
export const boundedPatterns = {
  '/\\/+$/': 'The address in PUBLIC_URL: a setting, read once at boot.',
  '/\\d{3}[^[\\]]*\\]/': 'A picture of at most 1,000 characters: longer ones are refused just before.',
  '/--([\\w-]+):\\s*(#[0-9a-f]{6})/g': 'Our own style sheet, read in a test.',
  '/\\.?0+$/': 'What toFixed has written.',
};
