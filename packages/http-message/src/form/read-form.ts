import { looksLikeJson, readJson } from '../json/read-json.js';
import { findCharset } from '../text/find-charset.js';
import { collectFields } from './collect-fields.js';
import { formPairs, queryPairs, type Pairs } from './form-pairs.js';

const MAX_FIELDS = 100_000;

/**
 * A form as an object. Undefined for one with more fields than anyone fills in. Also takes `curl -d '{"a":1}'`, which says it
 * is a form: no form reads as a JSON object by chance.
 * @param text what the body is as a text
 */
export function readForm(body: Uint8Array, contentType: string | null, text: string): unknown {
  const json = looksLikeJson(text) ? readJson(text) : undefined;
  if (json !== undefined) return json;
  if (text.split('&', MAX_FIELDS + 1).length > MAX_FIELDS) return undefined;
  return withPayload(collectFields(readPairs(body, contentType, text)));
}

/** UTF-16 occurs where a form was saved to a file in between; no browser sends it. */
function readPairs(body: Uint8Array, contentType: string | null, text: string): Pairs {
  const isWide = findCharset(body, contentType)?.startsWith('utf-16') ?? false;
  return isWide ? formPairs(Buffer.from(text), null) : formPairs(body, contentType);
}

/** `a=1&a=2&b=3` as `{a: ["1", "2"], b: "3"}`: a query string, as Node gives it, without the question mark. */
export function parseForm(query: string): Record<string, string | string[]> {
  return collectFields(queryPairs(query));
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
