/**
 * What a page may load. Scripts come from our own files only, so that event data injected into a page cannot run.
 * Inline styles are allowed: Mantine, CodeMirror and the scroll lock write `<style>` elements at run time, each with a
 * nonce setting of its own, and forgetting one breaks the screen; a style alone cannot exfiltrate anything, as this
 * server is the only source it can load from.
 */
export const PAGE_POLICY = [
  `default-src 'self'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `object-src 'none'`,
  `base-uri 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

/** API responses are data: nothing in them may load or run when a browser shows them. */
export const DATA_POLICY = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };
