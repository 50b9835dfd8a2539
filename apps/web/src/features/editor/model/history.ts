/**
 * Undo as a list of documents, which share unchanged parts, so that a step costs little. Changes with the same merge
 * key in quick succession (a drag, a burst of typing) are one step.
 */
export interface History<Document> {
  readonly past: readonly Document[];
  readonly present: Document;
  readonly future: readonly Document[];
  readonly lastMerge: { readonly key: string; readonly at: number } | null;
}

const MAX_STEPS = 500;
const MERGE_WITHIN_MS = 1200;

export const beginHistory = <Document>(present: Document): History<Document> => ({
  past: [],
  present,
  future: [],
  lastMerge: null,
});

export function record<Document>(
  history: History<Document>,
  next: Document,
  now: number,
  mergeKey: string | null = null,
): History<Document> {
  if (next === history.present) return history;
  const { lastMerge } = history;
  const merges = mergeKey !== null && lastMerge?.key === mergeKey && now - lastMerge.at <= MERGE_WITHIN_MS;
  return {
    past: merges ? history.past : [...history.past, history.present].slice(-MAX_STEPS),
    present: next,
    future: [],
    lastMerge: mergeKey === null ? null : { key: mergeKey, at: now },
  };
}

export function undo<Document>(history: History<Document>): History<Document> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    lastMerge: null,
  };
}

export function redo<Document>(history: History<Document>): History<Document> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, lastMerge: null };
}
