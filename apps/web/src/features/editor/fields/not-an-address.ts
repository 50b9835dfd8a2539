/** What is wrong with a text that should be a web address. Null when nothing is, or when there is nothing to say yet. */
export function notAnAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return null;
  return 'This is not a web address. Write it in full, beginning with https://.';
}
