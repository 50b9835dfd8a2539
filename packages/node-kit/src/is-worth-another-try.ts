import type { ExpressionError } from '@hookline/expressions';

/** Time is measured by the clock: on a machine that was busy the same expression may be done in time later. */
export const isWorthAnotherTry = ({ code }: ExpressionError): boolean => code === 'expression.timeout';
