/** One `-d` of a curl command. */
export interface CurlData {
  readonly text: string;
}

interface Body {
  readonly value: object;
  /** The step sends the content type by itself. */
  readonly impliesType: boolean;
}

/** Several `-d` are joined by `&`, and are a form unless a header says otherwise. */
export function bodyOf(
  data: readonly CurlData[],
  headers: readonly { readonly name: string; readonly value: string }[],
): Body | undefined {
  if (data.length === 0) return undefined;
  const text = data.map((each) => each.text).join('&');
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value.toLowerCase() ?? '';
  if (type.startsWith('application/json') && isJson(text))
    return { value: { type: 'json', value: text }, impliesType: !type.includes('charset') };
  const fields = type === '' || type.startsWith('application/x-www-form-urlencoded') ? formOf(text) : undefined;
  if (fields) return { value: { type: 'form', value: fields }, impliesType: true };
  return { value: { type: 'text', value: text }, impliesType: false };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Undefined for a text that a form would write otherwise: it has to be sent as it is. */
function formOf(text: string): { readonly name: string; readonly value: string }[] | undefined {
  const pairs = [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
  const parts = text.split('&');
  const isForm = pairs.length === parts.length && parts.every((part) => /^[^=\s{[]+=/.test(part));
  return isForm ? pairs : undefined;
}
