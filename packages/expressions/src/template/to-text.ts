/**
 * How a value reads inside a text: nothing for what is missing, JSON for objects and lists.
 * @example
 * ```ts
 * toText({ id: 7 }); // => '{"id":7}'
 * toText(undefined); // => ''
 * ```
 */
export function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? '';
}
