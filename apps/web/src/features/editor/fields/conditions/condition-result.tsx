import {
  ExpressionError,
  explainConditions,
  isConditionGroup,
  isUnset,
  resolveConditions,
} from '@hookline/expressions';
import type { ConditionGroup, ExpressionScope } from '@hookline/expressions';
import { useDeferredValue, useEffect, useState } from 'react';
import { useGraph } from '../../session/session-context.js';
import { useFields } from '../frame/field-context.js';
import { ProblemLine } from '../frame/field-frame.js';
import { readConditions } from './read-conditions.js';
import classes from '../frame/field-frame.module.css';

type Result =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'said'; readonly sentence: string }
  | { readonly kind: 'error'; readonly message: string };

/** The result of the conditions for the sample, and the rule that decided it. */
export function ConditionResult({ group }: { readonly group: ConditionGroup }) {
  const { scope } = useFields();
  const { timezone } = useGraph().settings;
  const settled = useDeferredValue(group);
  const [result, setResult] = useState<Result>({ kind: 'unknown' });
  const idle = isHalfDone(settled) || (scope.trigger === undefined && scope.input === undefined);
  useEffect(() => {
    if (idle) return undefined;
    let current = true;
    void explain(settled, scope, timezone).then((next) => current && setResult(next));
    return () => {
      current = false;
    };
  }, [settled, scope, timezone, idle]);
  if (idle || result.kind === 'unknown') return null;
  if (result.kind === 'error') return <ProblemLine severity="error" message={result.message} />;
  return (
    <div className={classes.live}>
      <span className={classes.equals} aria-hidden>
        =
      </span>
      <output className={classes.value}>{result.sentence}</output>
    </div>
  );
}

async function explain(group: ConditionGroup, scope: ExpressionScope, timezone: string): Promise<Result> {
  try {
    const resolved = readConditions(await resolveConditions({ ...group }, scope));
    const { holds, reason } = explainConditions(resolved, timezone);
    return { kind: 'said', sentence: holds ? 'Holds with the sample' : `Does not hold with the sample: ${reason}` };
  } catch (error) {
    if (error instanceof ExpressionError) return { kind: 'error', message: error.message };
    throw error;
  }
}

/** No result while some conditions are incomplete. */
const isHalfDone = ({ rules }: ConditionGroup): boolean =>
  rules.length === 0 || rules.some((rule) => (isConditionGroup(rule) ? isHalfDone(rule) : isUnset(rule.left)));
