/** The address that a first start prints: behind `#` is what proves that one may make the owner. */
export function setupAddress(log: string): { readonly url: string; readonly token: string } {
  const [url = '', token = ''] = /http\S+\/setup#(\S+)/.exec(log) ?? [];
  if (token === '') throw new Error(`No address to set up at was printed:\n${log}`);
  return { url, token };
}
