/** What Jira's actions share. */
import { NodeError, field, isRecord } from '@hookline/node-kit';
import type { Answer } from '../kit/app.js';
import { textAt } from '../kit/read-answer.js';

export const TIMEOUT_MS = 15_000;

export const issueKey = () =>
  field.text({ label: 'Issue', required: true, placeholder: '{{ steps.jira.key }}', help: 'Its key, like OPS-24.' });

/** `{ key: 'OPS' }`, or `{ id: '10000' }` of a number. */
export function named(name: 'key' | 'name', text: string): Readonly<Record<string, string>> {
  const value = text.trim();
  return /^\d+$/.test(value) ? { id: value } : { [name]: value };
}

/** Where people see the issue. The gateway's own address says nothing of it. */
export function pageOf({ body }: Answer): string | undefined {
  const self = textAt(body, 'self') ?? '';
  const key = textAt(body, 'key');
  if (key === undefined || !URL.canParse(self) || self.includes('/ex/jira/')) return undefined;
  return `${new URL(self).origin}/browse/${encodeURIComponent(key)}`;
}

/** Members of `otherFields`, which both actions that write fields have. @throws NodeError `config.wrong` */
export function othersOf(given: unknown): Readonly<Record<string, unknown>> | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  if (isRecord(given)) return given;
  throw new NodeError({
    code: 'config.wrong',
    message: 'Other fields: give an object, like { "customfield_10016": 3 }.',
    details: { field: 'otherFields' },
  });
}
