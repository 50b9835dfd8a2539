/** What the index knows of an event, and what it is asked: words and facts as keys. */
import type { EventFilter } from '@hookline/contracts';
import type { SearchText } from './parse-search.js';
import { searchedText, type SearchedRow } from './searched-text.js';
import { factKey, wordKey } from './word-key.js';
import { wordsIn } from './words-in.js';

export interface IndexedRow extends SearchedRow {
  readonly workflow_id: string;
  readonly provider: string;
  readonly verdict: string;
}

export function keysOf(row: IndexedRow): number[] {
  const words = [...wordsIn(searchedText(row))].map(wordKey);
  const { workflow_id: workflowId, event_type: type, provider, verdict } = row;
  return [...new Set([...words, ...factKeys({ type, provider, workflowId, verdict })])];
}

/** @returns the keys that an event has that fits; none when a list answers as well: what is asked has an index there. */
export function keysFor({ words }: SearchText, filter: EventFilter): number[] {
  const isListed = words.length === 0 && filter.type === undefined && filter.provider === undefined;
  return isListed ? [] : [...words.map(wordKey), ...factKeys(filter)];
}

type Facts = { readonly [Fact in 'type' | 'provider' | 'workflowId' | 'verdict']?: string | null | undefined };

function factKeys({ type, provider, workflowId, verdict }: Facts): number[] {
  const facts = [
    ['type', type],
    ['provider', provider],
    ['workflow', workflowId],
    ['verdict', verdict],
  ] as const;
  return facts.flatMap(([fact, value]) => (value == null ? [] : [factKey(fact, value)]));
}
