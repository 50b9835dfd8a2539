import type { ConditionRule } from '@hookline/expressions';
import { useDeferredValue, useEffect, useState } from 'react';
import { useGraph } from '../../session/session-context.js';
import { useFields } from '../frame/field-context.js';
import { ProblemLine } from '../frame/field-frame.js';
import { ruleFault } from './rule-fault.js';

/** Warns below a condition whose values cannot be compared. */
export function RuleCheck({ rule }: { readonly rule: ConditionRule }) {
  const { scope } = useFields();
  const { timezone } = useGraph().settings;
  const settled = useDeferredValue(rule);
  const [fault, setFault] = useState<string | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void ruleFault(settled, scope, timezone).then((next) => current && setFault(next));
    return () => {
      current = false;
    };
  }, [settled, scope, timezone]);
  return fault === undefined ? null : <ProblemLine severity="warning" message={capitalized(fault)} />;
}

const capitalized = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
