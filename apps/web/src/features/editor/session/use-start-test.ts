import type { TestRunRequest } from '@hookline/contracts';
import { findTrigger } from '@hookline/nodes/triggers';
import { useMutation } from '@tanstack/react-query';
import { workflows } from '../../../shared/api/index.js';
import { announce, toastFailure } from '../../../shared/ui/index.js';
import { findPayload } from '../model/samples/payload-memory.js';
import { triggerFor } from '../model/samples/sample-scope.js';
import { useSession } from './session-context.js';
import { useSampleEvent } from './use-sample.js';

export interface TestStart {
  /** Run only the nodes upstream of this one, and the node itself. */
  readonly untilNodeId: string | null;
  /** Show the list of steps in the panel. */
  readonly showRun: boolean;
}

/** Starts a test of the draft with the sample. Saves first, so that the run matches the screen. */
export function useStartTest() {
  const { workflowId, editor, autosave, screen } = useSession();
  const sample = useSampleEvent();

  return useMutation({
    mutationFn: async ({ untilNodeId, showRun }: TestStart) => {
      await autosave.flush();
      const graph = editor.graph();
      const trigger = triggerFor(graph, untilNodeId);
      const start: TestRunRequest = trigger ? { triggerNodeId: trigger.id } : {};
      const takesEvents = !trigger || findTrigger(trigger.type)?.hasEvents === true;
      const fits = sample && (sample.nodeId === null || sample.nodeId === trigger?.id);
      if (takesEvents && fits) start.eventId = sample.id;
      else start.payload = findPayload(workflowId).value;
      const until = untilNodeId === null ? {} : { untilNodeId };
      const { runId } = await workflows.test(workflowId, { ...start, ...until });
      screen.setState((state) => ({ testRunId: runId, showRun: showRun || state.showRun }));
      if (showRun) editor.store.setState({ open: null });
      announce('Test run started');
    },
    onError: (error) => toastFailure('The test did not start', error),
  });
}
