import {
  ExpressionError,
  evaluate,
  hasTemplate,
  resolveJsonText,
  resolveTemplate,
  resolveTypedTemplate,
} from '@hookline/expressions';
import type { ExpressionScope } from '@hookline/expressions';
import { useDeferredValue, useEffect, useState } from 'react';

export type LiveValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly message: string };

/** `typed`: a template that is a single expression keeps the type of its value; blanks around it do not matter. */
export type TextKind = 'template' | 'typed' | 'json' | 'expression';

const nothing: LiveValue = { kind: 'none' };

/** The value of a field for the sample, evaluated in the browser by the server's interpreter. */
export function useLiveValue(text: string, kind: TextKind, scope: ExpressionScope): LiveValue {
  const settled = useDeferredValue(text);
  const [live, setLive] = useState<LiveValue>(nothing);
  const idle = settled.trim() === '' || (kind !== 'expression' && !hasTemplate(settled));

  useEffect(() => {
    if (idle) return undefined;
    let current = true;
    void work(settled, kind, scope).then((next) => current && setLive(next));
    return () => {
      current = false;
    };
  }, [settled, kind, scope, idle]);
  return idle ? nothing : live;
}

async function work(text: string, kind: TextKind, scope: ExpressionScope): Promise<LiveValue> {
  const read = { template: resolveTemplate, typed: resolveTypedTemplate, json: resolveJsonText, expression: evaluate }[
    kind
  ];
  try {
    return { kind: 'value', value: await read(text, scope) };
  } catch (error) {
    if (error instanceof ExpressionError) return { kind: 'error', message: error.message };
    throw error;
  }
}

/** Describes the type of a value: `text, 57 characters`. */
export function typeOfValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 1 ? 'list, 1 item' : `list, ${value.length} items`;
  if (typeof value === 'string') return value.length === 1 ? 'text, 1 character' : `text, ${value.length} characters`;
  if (typeof value === 'object') return 'object';
  return typeof value === 'boolean' ? 'yes or no' : typeof value;
}
