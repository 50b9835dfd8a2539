import type { EventResponse, EventSummaryResponse, RunResponse } from '@hookline/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { events, keys, useLiveMessages } from '../../../shared/api/index.js';
import { isTrigger } from '../model/catalog.js';
import { ownSample } from '../model/samples/own-sample.js';
import type { Outputs } from '../model/samples/sample-scope.js';
import { useGraph, useScreen, useSession } from './session-context.js';
import { useTestRun } from './use-test-run.js';

const RECENT = 12;

/** The latest events of this workflow, live. */
export function useRecentEvents(): readonly EventSummaryResponse[] {
  const { workflowId } = useSession();
  const query = useQuery({
    queryKey: keys.events.list({ workflowId }),
    queryFn: ({ signal }) => events.list({ workflowId }, { limit: RECENT }, signal),
  });
  useLiveMessages((message) => {
    if (message.truncated || message.events.some((event) => event.workflowId === workflowId)) void query.refetch();
  });
  return query.data?.items ?? [];
}

/** The sample event: the chosen one, or the latest that was accepted. */
export function useSampleEvent(): EventResponse | undefined {
  const chosen = useScreen((state) => state.sampleEventId);
  const recent = useRecentEvents();
  const id = chosen ?? recent.find((event) => event.verdict !== 'refused')?.id;
  const query = useQuery({
    queryKey: keys.events.one(id ?? ''),
    queryFn: ({ signal }) => events.get(id ?? '', signal),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
  return id === undefined ? undefined : query.data;
}

/** The known output of each node: the sample for triggers (of some, before their first event), the last test run for steps. */
export function useOutputs(): Outputs {
  const graph = useGraph();
  const event = useSampleEvent();
  const run = useTestRun();
  const [opened] = useState(() => new Date());
  return useMemo(() => {
    const outputs = outputsOfRun(run);
    for (const node of graph.nodes) {
      const own = outputs.has(node.id) ? undefined : ownSample(node, opened);
      if (own !== undefined) outputs.set(node.id, own);
      const fits = event?.nodeId === node.id || (event?.nodeId === null && isTrigger(node));
      if (event && fits && event.parsed !== undefined) outputs.set(node.id, event.parsed);
    }
    return outputs;
  }, [graph, event, run, opened]);
}

function outputsOfRun(run: RunResponse | undefined): Map<string, unknown> {
  const known = run?.steps.filter((step) => step.status === 'succeeded' || (step.status === 'failed' && step.port));
  return new Map(known?.map((step) => [step.nodeId, step.output]));
}
