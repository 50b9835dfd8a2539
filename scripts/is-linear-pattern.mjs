process.env.RECHECK_SYNC_BACKEND = 'pure';
const { checkSync } = await import('recheck');

/** Milliseconds for one pattern, on a machine that does other things too; most take a few. */
const LIMIT_MS = 60_000;
const TRIES = 3;

/**
 * Whether a regular expression takes no more than linear time, whatever the text; one that cannot be decided does not.
 * @param literal as it stands in the source, `/a+/g`
 */
export function isLinearPattern(literal) {
  const [, body, flags] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? [];
  return isPlainlyLinear(body, flags) || isSafe(body, flags);
}

/**
 * It finds an attack when a text takes long by the clock, so on a busy machine also where there is none: it has to find one
 * each time.
 */
const isSafe = (body, flags) =>
  Array.from({ length: TRIES }).some(() => checkSync(body, flags, { timeout: LIMIT_MS }).status === 'safe');

/** Most are so simple that no analysis is needed, which takes a second for a class of Unicode. */
function isPlainlyLinear(body, flags) {
  if (flags.includes('v')) return false; // Classes within classes.
  const outline = body
    .replaceAll(/\\(?:[pPu]\{[^}]*\}|[^])/g, 'a')
    .replaceAll(/\[[^\]]*\]/g, 'a')
    .replaceAll(/\(\?(?:[:=!]|<[=!])/g, '(');
  const isBounded = !/[*+?{]/.test(outline);
  // It stops where the run ends, and goes on from there: nothing behind the run can fail.
  const isRun = /^a[*+]$/.test(outline);
  const isAtStart = !flags.includes('m') && /^\^[^*+?{|()^]*[*+]\$?$/.test(outline);
  return isBounded || isRun || isAtStart;
}
