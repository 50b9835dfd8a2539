import type { ExpressionScope } from '@hookline/expressions';
import type { Problem } from '@hookline/domain';
import type { Items } from '../model/sample-scope.js';
import { createContext, useContext } from 'react';

/** A field that takes a mapped path at its caret. */
export interface InsertTarget {
  insert(path: string): void;
}

export interface FieldSurroundings {
  readonly nodeId: string;
  /** What expressions can read in the sample. */
  readonly scope: ExpressionScope;
  /** The first item of every loop around the step, by the loop's id. */
  readonly items: Items;
  /** The name on screen for `trigger` and each step's key. */
  readonly names: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** The field to go to, by its dotted path. */
  readonly goTo: string | null;
  readonly targets: InsertTargets;
  change(path: string, value: unknown): void;
}

/** The fields of one panel that a click in the input can fill: the last one that had the caret, or else the first. */
export class InsertTargets {
  private readonly all = new Set<InsertTarget>();
  private last: InsertTarget | null = null;

  add(target: InsertTarget): () => void {
    this.all.add(target);
    return () => {
      this.all.delete(target);
      if (this.last === target) this.last = null;
    };
  }

  focused(target: InsertTarget): void {
    this.last = target;
  }

  /** @returns false when there is no field to fill */
  insert(path: string): boolean {
    const [first] = this.all;
    const target = this.last ?? first;
    target?.insert(path);
    return target !== undefined;
  }
}

const FieldContext = createContext<FieldSurroundings | null>(null);
export const FieldProvider = FieldContext.Provider;

export function useFields(): FieldSurroundings {
  const surroundings = useContext(FieldContext);
  if (!surroundings) throw new Error('A field stands outside of a form');
  return surroundings;
}
