/** The payload that a person typed for test events and manual starts, per workflow, kept in this browser. */
const FIRST_PAYLOAD = {
  type: 'order.created',
  order: { id: 10482, total: 1284, currency: 'EUR', customer: { name: 'Northwind Traders', email: 'ada@example.com' } },
};

export interface Payload {
  readonly text: string;
  readonly value: unknown;
  /** Set when the text is not JSON. */
  readonly problem: string | null;
}

const keyOf = (workflowId: string) => `hookline.payload.${workflowId}`;

export const findPayload = (workflowId: string): Payload =>
  readPayload(localStorage.getItem(keyOf(workflowId)) ?? JSON.stringify(FIRST_PAYLOAD, null, 2));

export function keepPayload(workflowId: string, text: string): void {
  localStorage.setItem(keyOf(workflowId), text);
}

export function readPayload(text: string): Payload {
  if (text.trim() === '') return { text, value: {}, problem: null };
  try {
    return { text, value: JSON.parse(text), problem: null };
  } catch (error) {
    return { text, value: {}, problem: problemIn(text, error) };
  }
}

/** Engines word it differently, but Chromium and Firefox say where. */
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
