/** What a new credential is called at first: the sender's title, with a number when that is taken. */
export function freeName(title: string, taken: readonly string[]): string {
  if (!taken.includes(title)) return title;
  let number = 2;
  while (taken.includes(`${title} ${number}`)) number++;
  return `${title} ${number}`;
}
