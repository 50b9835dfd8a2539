/**
 * Values in a text that has markup in angle brackets: `&`, `<` and `>` become entities, so that a value is read as it is,
 * and no stranger's text turns into a link or calls everybody. The author's own `<https://…|text>` stays.
 */
import { toText, type JsonPlace } from '@hookline/expressions';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export const encodeMarkup = (value: unknown): string =>
  toText(value).replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);

/**
 * As `encodeMarkup`, for a value of JSON. A whole object or list was built by the author, and stays; so does what no person
 * reads: an address, an id, a value that a button sends back.
 */
export function encodeMarkupInJson(value: unknown, { isQuoted, key }: JsonPlace): unknown {
  if (FOR_MACHINES.test(key)) return value;
  return isQuoted || typeof value === 'string' ? encodeMarkup(value) : value;
}

/** `url`, `image_url`, `action_id`, `value`: the names that JSON of this kind has for it. */
const FOR_MACHINES = /(^|_)(url|id|value|type|style)$/;
