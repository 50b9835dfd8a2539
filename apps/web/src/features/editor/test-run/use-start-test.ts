import type { TestRunRequest } from '@hookline/contracts';
import { useMutation } from '@tanstack/react-query';
import { findDefinition } from '../../../shared/canvas/index.js';
import { workflows } from '../../../shared/api/index.js';
import { announce, toastFailure } from '../../../shared/ui/index.js';
import { triggerFor } from '../model/sample-scope.js';
import { useSession } from '../session/session-context.js';
import { useSampleEvent } from '../session/use-sample.js';
import { exampleOutput } from '../trigger/example-event.js';
import { findPayload } from '../trigger/payload-memory.js';

export interface TestRequest {
  /** Run only what leads to this node, and the node itself. */
  readonly untilNodeId: string | null;
  /** Show the list of steps in the panel. */
  readonly showRun: boolean;
}

/** Runs the draft with the sample: saves it first, so that what runs is what is on screen. */
export function useStartTest() {
  const { workflowId, editor, autosave, screen } = useSession();
  const sample = useSampleEvent();

  return useMutation({
    mutationFn: async ({ untilNodeId, showRun }: TestRequest) => {
      await autosave.flush();
      const graph = editor.graph();
      const trigger = triggerFor(graph, untilNodeId);
      const start: TestRunRequest = trigger ? { triggerNodeId: trigger.id } : {};
      if (trigger && findDefinition(trigger.type)?.trigger === 'manual') start.payload = findPayload(workflowId).value;
      else if (sample && (sample.nodeId === null || sample.nodeId === trigger?.id)) start.eventId = sample.id;
      else start.payload = exampleOutput(findPayload(workflowId).value);
      const until = untilNodeId === null ? {} : { untilNodeId };
      const { runId } = await workflows.test(workflowId, { ...start, ...until });
      screen.setState((state) => ({ testRunId: runId, showRun: showRun || state.showRun }));
      if (showRun) editor.store.setState({ open: null });
      announce('Test run started');
    },
    onError: (error) => toastFailure('The test did not start', error),
  });
}
