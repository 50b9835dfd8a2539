/** A blank code means the default code of the node. */
export const isErrorCode = (code: string): boolean =>
  /^[a-z0-9]*([.-][a-z0-9]+)*$/i.test(code.trim()) && code.length <= 100;
