/** How far the bar beside a duration reaches, 0 to 1. By the square root, so that short runs differ beside a long one. */
export const tookShare = (ms: number, longest: number): number =>
  longest <= 0 ? 0 : Math.min(1, Math.max(0.06, Math.sqrt(Math.max(0, ms) / longest)));
