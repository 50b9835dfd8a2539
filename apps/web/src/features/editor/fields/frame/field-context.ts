import type { Problem } from '@hookline/domain';
import type { ExpressionScope } from '@hookline/expressions';
import { createContext, useContext } from 'react';
import type { Items } from '../../model/samples/sample-scope.js';
import type { InsertTargets } from './insert-targets.js';

export interface FieldContext {
  readonly nodeId: string;
  /** What expressions can read in the sample. */
  readonly scope: ExpressionScope;
  /** The first item of every loop around the step, by the loop's id. */
  readonly items: Items;
  /** The name on screen for `trigger` and each step's key. */
  readonly names: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** Dotted path of the field to focus; null once it has the focus. */
  readonly goTo: string | null;
  readonly targets: InsertTargets;
  change(path: string, value: unknown): void;
  /** Focuses a field of this form, even one that is not rendered yet. */
  goToField(path: string): void;
}

const FieldContext = createContext<FieldContext | null>(null);
export const FieldProvider = FieldContext.Provider;

export function useFields(): FieldContext {
  const context = useContext(FieldContext);
  if (!context) throw new Error('A field stands outside of a form');
  return context;
}
