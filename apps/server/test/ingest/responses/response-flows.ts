/** The pieces of workflows whose senders wait. */

/** A trigger, always called `start`. */
export const hook = (mode: string, waitSeconds = 10) => ['webhook', { response: { mode, waitSeconds } }] as const;

export const respond = (config: object) => ['respond', config] as const;

export const text = (value: string) => ({ body: { type: 'text', value } });

export const give = (expression: string) => ['transform', { mode: 'expression', expression }] as const;

const LONG = { withinMs: 30_000 };
export const forStep = { mode: 'respond', ...LONG } as const;
export const forEnd = { mode: 'last-step', ...LONG } as const;
