const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Names by which JavaScript reaches from data to code. No expression may say them. */
export const isForbiddenName = (name: unknown): boolean => typeof name === 'string' && FORBIDDEN.has(name);
