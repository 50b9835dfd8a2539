import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useFields } from './field-context.js';
import type { InsertTarget } from './insert-targets.js';

/**
 * Registers a field as an insert target.
 * @returns `chosen`, to be called when the field is typed in or clicked, and whether it is the current target
 */
export function useInsertTarget(label: string, insert: (path: string) => void, onlyChosen = false) {
  const { targets } = useFields();
  const latest = useRef(insert);
  useEffect(() => {
    latest.current = insert;
  });
  const [target] = useState<InsertTarget>(() => ({ label, onlyChosen, insert: (path) => latest.current(path) }));
  useEffect(() => targets.add(target), [targets, target]);
  const isTarget = useSyncExternalStore(targets.subscribe, () => targets.current() === target);
  return { isTarget, chosen: () => targets.choose(target) };
}

/** Label of the current insert target; null when the step has none. */
export function useTargetLabel(): string | null {
  const { targets } = useFields();
  return useSyncExternalStore(targets.subscribe, () => targets.current()?.label ?? null);
}
