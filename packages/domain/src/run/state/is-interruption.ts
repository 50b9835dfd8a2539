import type { Attempt } from './run-state.js';

/** Whether an attempt ended because its worker died, and not for what the step did. */
export const isInterruption = ({ error }: Attempt): boolean => error?.code === 'step.interrupted';
