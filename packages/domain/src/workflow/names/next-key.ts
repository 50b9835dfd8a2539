import type { WorkflowGraph } from '../document.js';

/** A key that is free in the graph: `transform`, then `transform2`, `transform3`. Makes any text fit for a key. */
export function nextKey(graph: Pick<WorkflowGraph, 'nodes'>, prefix: string): string {
  const taken = new Set(graph.nodes.map((node) => node.key));
  const word = prefix.replaceAll(/[^a-zA-Z0-9_]/g, '_').replace(/^(?=\d|$)/, '_');
  const key = word.slice(0, MAX_WORD_LENGTH);
  return taken.has(key) ? countOn(taken, key, 2) : key;
}

/** A key for the copy of a node: `http1` is followed by `http2`, `mail` by `mail2`, or the next that is free. */
export function followingKey(taken: ReadonlySet<string>, key: string): string {
  const [, word = key, digits = ''] = /^(.*?)(\d{0,9})$/.exec(key) ?? [];
  return countOn(taken, word, Number(digits || 1) + 1);
}

function countOn(taken: ReadonlySet<string>, word: string, from: number): string {
  const base = word.slice(0, MAX_WORD_LENGTH);
  let number = from;
  while (taken.has(`${base}${number}`)) number++;
  return `${base}${number}`;
}

/** Leaves room for a number within the 64 characters of a key. */
const MAX_WORD_LENGTH = 54;
