/** The place of the step at which the trigger URL is pasted: the first that names it. -1 when none does. */
export const stepWithUrl = (steps: readonly string[]): number =>
  steps.findIndex((step) => /\btrigger URL\b/i.test(step));
