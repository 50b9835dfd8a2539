/** A path as the log may show it. Whoever knows a trigger's key can start runs, and whoever knows a resume URL can answer. */
export const withoutSecrets = (url: string): string =>
  (url.split('?', 1)[0] ?? '').replace(/^\/(hooks|resume)\/[^/]+/, '/$1/[redacted]');
