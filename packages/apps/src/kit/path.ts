import { NodeError, wellFormed } from '@hookline/node-kit';

/**
 * A path with values in it, each as one segment: what would leave its segment is encoded.
 * @throws NodeError `config.wrong` for a value that is no segment: empty, `.` or `..`
 * @example
 * ```ts
 * path`/repos/${'acme'}/${'a/b'}/issues`; // => '/repos/acme/a%2Fb/issues'
 * ```
 */
export function path(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.reduce((before, part, place) => before + segment(values[place - 1] ?? '') + part);
}

function segment(value: string | number): string {
  const text = String(value).trim();
  if (text !== '' && text !== '.' && text !== '..') return encodeURIComponent(wellFormed(text));
  const what = text === '' ? 'A part of the address is empty' : `"${text}" cannot be a part of the address`;
  throw new NodeError({ code: 'config.wrong', message: `${what}. Fill in the id or the name that is meant.` });
}
