/** A name that no other step has, at most 120 characters: `Mail` is followed by `Mail 2`, and a copy of that by `Mail 3`. */
export function nextName(taken: ReadonlySet<string>, name: string): string {
  if (name === '' || !taken.has(name)) return name;
  const [, word = name, digits] = /^(.+) (\d{1,3})$/s.exec(name) ?? [];
  // `Order 24` is no second `Order` unless there is a first.
  const counts = digits !== undefined && taken.has(word);
  const base = (counts ? word : name).slice(0, MAX_WORD_LENGTH);
  let number = counts ? Number(digits) + 1 : 2;
  while (taken.has(`${base} ${number}`)) number++;
  return `${base} ${number}`;
}

/** Leaves room for a number. */
const MAX_WORD_LENGTH = 110;
