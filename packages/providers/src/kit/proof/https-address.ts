/**
 * Checks a URL from a request before it is fetched: https, on the usual port, without a user. What is compared and fetched is
 * the URL it gives, never the text, so that two readers cannot understand it differently.
 */
export function readHttpsAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return undefined;
  return url;
}
