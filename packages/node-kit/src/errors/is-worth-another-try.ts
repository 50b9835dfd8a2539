import type { ExpressionError } from '@hookline/expressions';

/** Only a timeout: on a machine that was busy, the same expression may finish in time later. */
export const isWorthAnotherTry = ({ code }: ExpressionError): boolean => code === 'expression.timeout';
