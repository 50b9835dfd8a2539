/**
 * What a page may load. Scripts come from our own files only, so that text from an event that slips into a page cannot
 * run. Styles may be inline: Mantine, CodeMirror and the scroll lock write `<style>` elements while they run, each
 * with a nonce setting of its own, and one that is forgotten breaks the screen; a style alone can take nothing out, as
 * every source it could load from is this server.
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

/** Answers of the API are data: nothing in them may load or run when a browser shows them. */
export const DATA_POLICY = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };
