/** Blank stands for the code that every stop has. */
export const isErrorCode = (code: string): boolean =>
  /^[a-z0-9]*([.-][a-z0-9]+)*$/i.test(code.trim()) && code.length <= 100;
