import type { ProviderResponse } from '@hookline/contracts';
import { useState } from 'react';
import { useSession } from '../session/session-context.js';
import { indentJson } from './json-text.js';
import { findPayload, forgetSample, keepPayload, readPayload } from './payload-memory.js';
import type { Payload } from './payload-memory.js';

export interface PayloadState {
  readonly payload: Payload;
  readonly type: (text: string) => void;
  readonly takeSample: (provider: ProviderResponse) => void;
  readonly dropSample: () => void;
}

/** The payload for tests, as it was left last time. */
export function usePayload(): PayloadState {
  const { workflowId } = useSession();
  const [payload, setPayload] = useState(() => findPayload(workflowId));
  const keep = (text: string, sample: Payload['sample']): void => {
    keepPayload(workflowId, text, sample);
    setPayload(readPayload(text, sample));
  };
  return {
    payload,
    type: (text) => keep(text, payload.sample),
    takeSample: ({ id: provider, title, sample: { method, headers, body, id } }) =>
      keep(indentJson(body), { provider, title, method, headers, id }),
    dropSample: () => {
      forgetSample(workflowId);
      setPayload(findPayload(workflowId));
    },
  };
}
