import { useState } from 'react';
import { useSession } from '../session/session-context.js';
import { findPayload, keepPayload, readPayload } from './payload-memory.js';
import type { Payload } from './payload-memory.js';

/** The payload for tests, as it was left last time. */
export function usePayload(): [Payload, (text: string) => void] {
  const { workflowId } = useSession();
  const [payload, setPayload] = useState(() => findPayload(workflowId));
  return [
    payload,
    (text) => {
      keepPayload(workflowId, text);
      setPayload(readPayload(text));
    },
  ];
}
