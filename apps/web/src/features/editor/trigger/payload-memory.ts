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
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    return { text, value: {}, problem: `This is not JSON: ${reason}` };
  }
}
