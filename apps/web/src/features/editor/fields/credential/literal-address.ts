/**
 * The address that a step calls, when its host is the same in each run: expressions come after it. Undefined when an
 * expression has a say in the host, and for what is no web address.
 */
export function literalAddress(text: unknown): URL | undefined {
  if (typeof text !== 'string') return undefined;
  const [fixed = '', ...expressions] = text.trim().split('{{');
  if (expressions.length > 0 && !HOST_ENDS.test(fixed)) return undefined;
  const url = URL.canParse(fixed) ? new URL(fixed) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}

const HOST_ENDS = /^https?:\/\/[^/?#\\]+[/?#\\]/i;
