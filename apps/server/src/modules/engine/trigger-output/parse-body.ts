/**
 * Reads a body by its content type. Refuses nothing: what cannot be read as what it says it is becomes text, and what is
 * no text becomes `{base64, size}`, so that every event is an event.
 */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

export function parseBody(body: Uint8Array, contentType: string | null): unknown {
  if (body.length === 0) return null;
  const text = decodeText(body, contentType);
  if (text === undefined) return { base64: Buffer.from(body).toString('base64'), size: body.length };
  const type = mediaType(contentType);
  if (type === 'application/x-www-form-urlencoded') return parseFormOrJson(text);
  if (isJson(type) || (type === '' && looksLikeJson(text))) return parseJson(text);
  return text;
}

/** The body as text, by its charset; undefined when it is no text. */
export function decodeText(body: Uint8Array, contentType: string | null): string | undefined {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  try {
    if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return UTF8.decode(body);
    return new TextDecoder(charset, { fatal: true }).decode(body);
  } catch {
    // An unknown charset or bytes that do not fit it: as UTF-8 if that works, else it is binary.
    return charset === undefined ? undefined : decodeText(body, null);
  }
}

/** `a=1&a=2&b=3` as `{a: ["1", "2"], b: "3"}`; also used for query strings. */
export function parseForm(text: string): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}

const mediaType = (contentType: string | null): string =>
  (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
const isJson = (type: string): boolean => type === 'application/json' || type === 'text/json' || type.endsWith('+json');
const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? text : value;
  } catch {
    return text;
  }
}

/** `curl -d '{"a":1}'` says it is a form. No form reads as a JSON object by chance. */
function parseFormOrJson(text: string): unknown {
  const json = looksLikeJson(text) ? parseJson(text) : text;
  return json === text ? parseForm(text) : json;
}

const DEEPEST = 200;

/** Nesting that would overflow the stack of whoever walks it. Looked at level by level, without recursion. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? childObjects(item) : []));
  }
  return false;
}

const childObjects = (parent: object): unknown[] =>
  Object.values(parent).filter((child) => typeof child === 'object' && child !== null);
