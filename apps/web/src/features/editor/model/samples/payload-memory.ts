/**
 * The payload for test events and manual starts, stored per workflow in this browser: text that the user typed, or a
 * provider's sample in its place. The sample has its own headers; the typed text is kept meanwhile.
 */
import { z } from 'zod';

const FIRST_PAYLOAD = {
  type: 'order.created',
  order: { id: 10482, total: 1284, currency: 'EUR', customer: { name: 'Northwind Traders', email: 'ada@example.com' } },
};

const sampleSchema = z.object({
  /** The provider, by id and title. */
  provider: z.string(),
  title: z.string(),
  method: z.string(),
  headers: z.record(z.string(), z.string()),
  /** The event type. */
  id: z.string().nullable().default(null),
});

/** The request of the provider, apart from its signature. */
export type PayloadSample = z.output<typeof sampleSchema>;

export interface Payload {
  readonly text: string;
  readonly value: unknown;
  /** Set when the text is not JSON and should be. */
  readonly problem: string | null;
  /** Null for a typed payload. */
  readonly sample: PayloadSample | null;
}

const keyOf = (workflowId: string) => `hookline.payload.${workflowId}`;
const sampleKeyOf = (workflowId: string) => `hookline.payload-sample.${workflowId}`;

export function findPayload(workflowId: string): Payload {
  const kept = findSample(workflowId);
  if (kept) return readPayload(kept.text, kept.sample);
  return readPayload(localStorage.getItem(keyOf(workflowId)) ?? JSON.stringify(FIRST_PAYLOAD, null, 2));
}

/** Whether the user has typed a payload. */
export const hasTyped = (workflowId: string): boolean => localStorage.getItem(keyOf(workflowId)) !== null;

/** @param sample null stores the text as the typed payload */
export function keepPayload(workflowId: string, text: string, sample: PayloadSample | null): void {
  if (sample) localStorage.setItem(sampleKeyOf(workflowId), JSON.stringify({ text, sample }));
  else localStorage.setItem(keyOf(workflowId), text);
}

/** Removes the sample: the typed payload is used again. */
export const forgetSample = (workflowId: string): void => localStorage.removeItem(sampleKeyOf(workflowId));

export function readPayload(text: string, sample: PayloadSample | null = null): Payload {
  const type = contentTypeOf(sample);
  if (!/\bjson\b/i.test(type)) return { text, value: readAs(type, text), problem: null, sample };
  if (text.trim() === '') return { text, value: {}, problem: null, sample };
  try {
    return { text, value: JSON.parse(text), problem: null, sample };
  } catch (error) {
    return { text, value: {}, problem: problemIn(text, error), sample };
  }
}

const keptSample = z.object({ text: z.string(), sample: sampleSchema });

function findSample(workflowId: string): z.output<typeof keptSample> | undefined {
  const kept = localStorage.getItem(sampleKeyOf(workflowId));
  return kept === null ? undefined : keptSample.safeParse(readJson(kept)).data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // An unknown format is ignored.
  }
}

function contentTypeOf(sample: PayloadSample | null): string {
  const [, type] = Object.entries(sample?.headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return type ?? 'application/json';
}

const readAs = (type: string, text: string): unknown =>
  type.includes('x-www-form-urlencoded') ? Object.fromEntries(new URLSearchParams(text)) : text;

/** The position of a syntax error; the message differs by engine, but Chromium and Firefox include it. */
function problemIn(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? placeOf(text, message);
  return line === undefined ? 'This is not JSON.' : `This is not JSON: look at line ${line}, column ${column}.`;
}

function placeOf(text: string, message: string): readonly (string | undefined)[] {
  const [, position] = /position (\d+)/.exec(message) ?? [];
  const at = message.includes('end of JSON input')
    ? text.length
    : position === undefined
      ? undefined
      : Number(position);
  if (at === undefined) return [];
  const lines = text.slice(0, at).split('\n');
  return [undefined, String(lines.length), String((lines.at(-1)?.length ?? 0) + 1)];
}
