/**
 * A path as the log may show it. Whoever knows a trigger's key can start runs, and whoever knows a resume URL can answer;
 * an address that was written wrongly holds the same secret in another place.
 */
export const withoutSecrets = (url: string): string => {
  const [path = ''] = url.split('?', 1);
  const parts = path.split('/');
  return parts.map((part, place) => (isSecret(part, parts[place - 1] ?? '') ? '[redacted]' : part)).join('/');
};

/** What follows `hooks` or `resume`, and whatever looks like one of our keys: no id of ours has so many without a dash. */
const isSecret = (part: string, before: string): boolean =>
  part !== '' && (BEFORE_A_SECRET.test(decoded(before)) || LOOKS_LIKE_A_KEY.test(decoded(part)));

const BEFORE_A_SECRET = /^(hooks|resume)$/i;
const LOOKS_LIKE_A_KEY = /[a-z0-9]{20}/i;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
