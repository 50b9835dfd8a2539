/** The problem with a text that should be a URL. Null when it is valid or empty. */
export function notAnAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return null;
  return 'This is not a web address. Write it in full, beginning with https://.';
}
