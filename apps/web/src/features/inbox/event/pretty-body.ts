/** A text body, indented when it is JSON. Null when it is not text. */
export function prettyBody(text: string | null): { text: string; json: boolean } | null {
  if (text === null) return null;
  try {
    return { text: JSON.stringify(JSON.parse(text), null, 2), json: true };
  } catch {
    return { text, json: false };
  }
}
