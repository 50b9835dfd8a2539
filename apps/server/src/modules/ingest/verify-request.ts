/**
 * The one seam where a sender is recognised and its signature checked, before anything is parsed. Triggers without a
 * provider accept every sender; the providers plug in here.
 */
import type { Endpoint } from './endpoint-directory.js';

export interface ReceivedRequest {
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly query: string;
  readonly body: Buffer;
}

export type Verification =
  | {
      readonly accepted: true;
      readonly provider: string;
      readonly senderEventId: string | null;
      readonly eventType: string | null;
    }
  | { readonly accepted: false; readonly provider: string; readonly answer: number; readonly reason: string };

export function verifyRequest(_endpoint: Endpoint, _request: ReceivedRequest): Verification {
  return { accepted: true, provider: 'none', senderEventId: null, eventType: null };
}
