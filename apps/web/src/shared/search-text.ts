/** Parses and formats search parameters as plain text: by default the router parses `q=422` as a number. */

export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

export function stringifySearch(values: Record<string, unknown>): string {
  const texts = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return texts.length === 0 ? '' : `?${new URLSearchParams(texts).toString()}`;
}
