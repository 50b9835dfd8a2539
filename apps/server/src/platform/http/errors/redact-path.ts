/**
 * A path for the log. A trigger's key can start runs, and a resume URL can reply to steps; a mistyped URL has the same
 * secret in another segment.
 */
export const redactPath = (url: string): string => {
  const [path = ''] = url.split('?', 1);
  const parts = path.split('/');
  return parts.map((part, index) => (isSecret(part, parts[index - 1] ?? '') ? '[redacted]' : part)).join('/');
};

/**
 * The segment after `hooks` or `resume`, and any that looks like one of our keys: no id of ours has so many characters
 * without a dash.
 */
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
