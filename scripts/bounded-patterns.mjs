/** Patterns that can be slow, and what keeps them from it: see check-patterns.mjs. */
export const boundedPatterns = {};
