/** Accepts a list of blocks, what the Block Kit Builder copies (`{"blocks": [ … ]}`), or the JSON text of either. */
export function findBlocks(given: unknown): readonly unknown[] | undefined {
  const value = typeof given === 'string' ? parsed(given) : given;
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('blocks' in value) return Array.isArray(value.blocks) ? value.blocks : undefined;
  // A list of one that an expression gave, or a single block as its page in the documentation shows it.
  return 'type' in value ? [value] : undefined;
}

export const isNoBlocks = (given: unknown): boolean =>
  given === undefined || given === null || (typeof given === 'string' && given.trim() === '');

export const NO_LIST = 'It needs to be a JSON list of blocks, or what the Block Kit Builder copies: {"blocks": [ … ]}.';

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
