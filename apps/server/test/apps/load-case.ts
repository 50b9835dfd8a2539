/** The recorded cases: what a service is asked, what it answers, and what a step makes of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceiverAnswer } from '@hookline/testing';
import type { Matcher } from './match-request.js';

interface Exchange {
  readonly request: Matcher;
  readonly response: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly json?: unknown;
    readonly text?: string;
  };
}

export interface Case {
  readonly name: string;
  readonly about: string;
  readonly exchanges: readonly Exchange[];
  readonly expect: Expected;
}

export interface Expected {
  readonly outcome: 'completed' | 'failed';
  readonly output?: unknown;
  readonly code?: string;
  readonly retryable?: boolean | 'uncertain';
  readonly retryAfterMs?: number;
  /** Epoch seconds of the clock. */
  readonly now?: number;
  readonly messageContains?: string;
  readonly neverContains?: readonly string[];
}

export function caseOf(system: string, name: string): Case {
  const file = join(import.meta.dirname, 'cases', `${system}.json`);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };
  const found = cases.find((known) => known.name === name);
  if (!found) throw new Error(`${system} has no case ${name}`);
  return found;
}

export const toAnswer = ({ status, headers, json, text }: Exchange['response'], base: string): ReceiverAnswer => ({
  status,
  headers: {
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name, value.replaceAll('{base}', base)]),
    ),
  },
  body: json === undefined ? (text ?? '') : JSON.stringify(json),
});
