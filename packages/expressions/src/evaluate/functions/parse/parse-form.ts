import { tooManyItems, type Call } from '../call.js';

/**
 * A form or query string in UTF-8, with or without a question mark before it: `a=1&a=2&b=3` is `{a: ["1", "2"], b: "3"}`.
 * Every name is an own property, `__proto__` too. Never malformed: a bad percent sign stays as it is written.
 * https://url.spec.whatwg.org/#urlencoded-parsing
 */
export function parseForm(text: string, { budget }: Call): Readonly<Record<string, unknown>> {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(text.trim())) {
    if (++count > budget.limits.items) throw tooManyItems(budget.limits.items);
    budget.spend(0.5);
    const known = fields.get(name);
    if (known) known.push(value);
    else fields.set(name, [value]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
