/** The hashes that index an event, and those that a search asks for. */
import type { EventFilter } from '@hookline/contracts';
import type { SearchText } from './parse-search.js';
import { searchedText, type SearchedRow } from './searched-text.js';
import { facetHash, tokenHash } from './token-hash.js';
import { tokenize } from './tokenize.js';

export interface IndexedRow extends SearchedRow {
  readonly workflow_id: string;
  readonly provider: string;
  readonly verdict: string;
}

export function hashesOf(row: IndexedRow): number[] {
  const words = [...tokenize(searchedText(row))].map(tokenHash);
  const { workflow_id: workflowId, event_type: type, provider, verdict } = row;
  return [...new Set([...words, ...facetHashes({ type, provider, workflowId, verdict })])];
}

/** @returns the hashes an event must have; none when a list's own index answers the search. */
export function hashesFor({ words }: SearchText, filter: EventFilter): number[] {
  const isListed = words.length === 0 && filter.type === undefined && filter.provider === undefined;
  return isListed ? [] : [...words.map(tokenHash), ...facetHashes(filter)];
}

type Facts = { readonly [Fact in 'type' | 'provider' | 'workflowId' | 'verdict']?: string | null | undefined };

function facetHashes({ type, provider, workflowId, verdict }: Facts): number[] {
  const facts = [
    ['type', type],
    ['provider', provider],
    ['workflow', workflowId],
    ['verdict', verdict],
  ] as const;
  return facts.flatMap(([fact, value]) => (value == null ? [] : [facetHash(fact, value)]));
}
