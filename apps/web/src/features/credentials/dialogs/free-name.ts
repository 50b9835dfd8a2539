/** The default name of a new credential: the provider's title, numbered when it is taken. */
export function freeName(title: string, taken: readonly string[]): string {
  if (!taken.includes(title)) return title;
  let number = 2;
  while (taken.includes(`${title} ${number}`)) number++;
  return `${title} ${number}`;
}
