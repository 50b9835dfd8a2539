/** A path as the log may show it. A trigger's key is a secret: whoever knows it can start runs. */
export const withoutTriggerKey = (url: string): string =>
  (url.split('?', 1)[0] ?? '').replace(/^\/hooks\/[^/]+/, '/hooks/[redacted]');
