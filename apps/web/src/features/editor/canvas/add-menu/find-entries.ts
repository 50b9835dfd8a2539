import { allEntries, groupTitle } from './entries.js';
import type { AppActions, Entry } from './entries.js';

/** What is found by some words, the best match first: steps, apps and their actions in one list. */
export function findEntries(query: string): readonly Entry[] {
  const wanted = query.trim().toLowerCase();
  return allEntries
    .map((entry) => ({ entry, rank: rankOf(wordsOf(entry), wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

const NO_MATCH = 7;

interface Words {
  /** What it is called, alone and behind the name of its app. */
  readonly names: readonly string[];
  readonly keywords: readonly string[];
  readonly rest: string;
}

/** Ranks a match in a name before one in the keywords, and that before one anywhere. */
function rankOf({ names, keywords, rest }: Words, wanted: string): number {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => beginsAWord(name, wanted))) return 2;
  if (keywords.includes(wanted)) return 3;
  if (keywords.some((keyword) => beginsAWord(keyword, wanted))) return 4;
  const known = [...names, ...keywords].join(' ');
  const words = wanted.split(/\s+/);
  if (words.every((word) => beginsAWord(known, word))) return 5;
  return words.every((word) => `${known} ${rest}`.includes(word)) ? 6 : NO_MATCH;
}

const beginsAWord = (text: string, wanted: string): boolean => ` ${text}`.includes(` ${wanted}`);

/** In lower case, as they are compared. */
function wordsOf(entry: Entry): Words {
  if (entry.kind === 'app') {
    return { names: [lower(entry.app.name)], keywords: sharedKeywords(entry).map(lower), rest: '' };
  }
  const { app, title, keywords, summary } = entry.definition;
  const names = app ? [title, `${app.name} ${title}`] : [title];
  const rest = `${summary} ${groupTitle(entry.definition)}`;
  return { names: names.map(lower), keywords: keywords.map(lower), rest: lower(rest) };
}

const lower = (text: string): string => text.toLowerCase();

/** The words for an app are those that all of its actions have. */
const sharedKeywords = ({ actions: [first, ...others] }: AppActions): readonly string[] =>
  (first?.keywords ?? []).filter((keyword) => others.every(({ keywords }) => keywords.includes(keyword)));
