import type { ExpressionScope } from '@hookline/expressions';
import type { Problem } from '@hookline/domain';
import type { Items } from '../model/sample-scope.js';
import { createContext, useContext } from 'react';
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
  /** The field to go to, by its dotted path; null again as soon as the keyboard is there. */
  readonly goTo: string | null;
  readonly targets: InsertTargets;
  change(path: string, value: unknown): void;
  /** Puts the keyboard into a field of this form, also one that is only about to be drawn. */
  goToField(path: string): void;
}

const FieldContext = createContext<FieldContext | null>(null);
export const FieldProvider = FieldContext.Provider;

export function useFields(): FieldContext {
  const surroundings = useContext(FieldContext);
  if (!surroundings) throw new Error('A field stands outside of a form');
  return surroundings;
}
