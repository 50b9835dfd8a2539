import { isFinished } from '@hookline/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys, runs, useLiveMessages } from '../../shared/api/index.js';
import { toastFailure } from '../../shared/ui/index.js';
import { ownAddress, type Example } from './find-example.js';

const POLL_MS = 700;

/** Sends a test event to the example, and follows its newest run, whether from this page or from curl. */
export function useExampleRun(example: Example, body: string) {
  const { workflowId } = example;
  const [runId, setRunId] = useState<string | null>(null);
  const [knownId, setKnownId] = useState<string | null>(null);
  const [awaiting, setAwaiting] = useState(false);
  const follow = (id: string): void => {
    setRunId(id);
    setAwaiting(false);
  };

  useLiveMessages((message) => {
    const mine = message.runs.findLast((run) => run.workflowId === workflowId);
    if (mine !== undefined) follow(mine.id);
  });
  // Without live messages the list is polled until a new run appears.
  useQuery({
    queryKey: [...keys.runs.all, 'newest', workflowId, knownId],
    enabled: awaiting,
    refetchInterval: POLL_MS,
    queryFn: async ({ signal }) => {
      const [newest] = (await runs.list({ workflowId }, { limit: 1 }, signal)).items;
      if (newest !== undefined && newest.id !== knownId) follow(newest.id);
      return newest?.id ?? null;
    },
  });
  const send = useMutation({
    mutationFn: async () => {
      const [newest] = (await runs.list({ workflowId }, { limit: 1 })).items;
      setKnownId(newest?.id ?? null);
      const response = await fetch(ownAddress(example.url, location.origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      if (!response.ok) throw new Error(`The trigger answered ${response.status}`);
    },
    onSuccess: () => setAwaiting(true),
    onError: (error) => toastFailure('The event was not accepted', error),
  });
  const run = useQuery({
    queryKey: keys.runs.one(runId ?? ''),
    queryFn: ({ signal }) => runs.get(runId ?? '', signal),
    enabled: runId !== null,
    refetchInterval: (query) => (query.state.data && isFinished(query.state.data.status) ? false : POLL_MS),
  });
  return { send: () => send.mutate(), sending: send.isPending || awaiting, run: run.data ?? null };
}
