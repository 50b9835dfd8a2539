import type { ProviderResponse } from '@hookline/contracts';
import { useMemo, useState } from 'react';
import {
  findPayload,
  forgetSample,
  hasTyped,
  keepPayload,
  readPayload,
} from '../../../model/samples/payload-memory.js';
import type { Payload } from '../../../model/samples/payload-memory.js';
import { useSession } from '../../../session/session-context.js';
import { indentJson } from './json-text.js';

export interface PayloadState {
  readonly payload: Payload;
  readonly type: (text: string) => void;
  readonly takeSample: (provider: ProviderResponse) => void;
  readonly dropSample: () => void;
}

/**
 * The payload for tests, as it was left last time.
 * @param provider the provider whose sample is used until the user types a payload
 */
export function usePayload(provider?: ProviderResponse): PayloadState {
  const { workflowId } = useSession();
  const [kept, setPayload] = useState(() => findPayload(workflowId));
  const isOpen = provider !== undefined && kept.sample?.provider !== provider.id && !hasTyped(workflowId);
  const payload = useMemo(() => (isOpen ? sampleOf(provider) : kept), [isOpen, provider, kept]);
  const keep = (text: string, sample: Payload['sample']): void => {
    keepPayload(workflowId, text, sample);
    setPayload(readPayload(text, sample));
  };
  return {
    payload,
    type: (text) => keep(text, payload.sample),
    takeSample: (from) => {
      const { text, sample } = sampleOf(from);
      keep(text, sample);
    },
    dropSample: () => {
      forgetSample(workflowId);
      const own = findPayload(workflowId);
      // The user chose this: a sample must not replace it again.
      keepPayload(workflowId, own.text, null);
      setPayload(own);
    },
  };
}

const sampleOf = ({ id: provider, title, sample: { method, headers, body, id } }: ProviderResponse): Payload =>
  readPayload(indentJson(body), { provider, title, method, headers, id });
