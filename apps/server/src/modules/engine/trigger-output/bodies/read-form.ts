import { collectFields } from './collect-fields.js';
import { looksLikeJson, readJson } from './read-json.js';

const MOST_FIELDS = 100_000;

/**
 * Undefined for a form with more fields than anyone fills in. Also takes `curl -d '{"a":1}'`, which says it is a form: no
 * form reads as a JSON object by chance.
 */
export function readForm(text: string): unknown {
  const json = looksLikeJson(text) ? readJson(text) : undefined;
  if (json !== undefined) return json;
  return text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS ? undefined : withPayload(parseForm(text));
}

/** `a=1&a=2&b=3` as `{a: ["1", "2"], b: "3"}`; also used for query strings. */
export function parseForm(text: string): Record<string, string | string[]> {
  return collectFields(new URLSearchParams(text));
}

/**
 * GitHub and chat applications can send JSON as the only field of a form, `payload`. The form stays a form, so that the
 * same path reads it whatever is in it, but the field is parsed: `trigger.body.payload.action`.
 * https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks
 */
function withPayload(form: Record<string, string | string[]>): Record<string, unknown> {
  const { payload } = form;
  if (typeof payload !== 'string' || Object.keys(form).length !== 1 || !looksLikeJson(payload)) return form;
  const json = readJson(payload);
  return json === undefined ? form : { payload: json };
}
