import { isFinished } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { Button } from '@mantine/core';
import { Play, Square } from 'lucide-react';
import { useStartTest } from '../../session/use-start-test.js';
import { useStopTest } from '../../session/use-stop-test.js';
import { useTestRun } from '../../session/use-test-run.js';

/** Run the draft up to this step, showing the result in the output pane or the list of all steps. */
export function TestButtons({ node }: { readonly node: GraphNode }) {
  const startTest = useStartTest();
  const stopTest = useStopTest();
  const run = useTestRun();
  if (run && !isFinished(run.status)) {
    return (
      <Button size="xs" leftSection={<Square size={13} />} onClick={() => stopTest.mutate()}>
        Stop test
      </Button>
    );
  }
  return (
    <>
      <Button
        size="xs"
        leftSection={<Play size={14} />}
        loading={startTest.isPending}
        onClick={() => startTest.mutate({ untilNodeId: node.id, showRun: false })}
      >
        Test step
      </Button>
      <Button size="xs" visibleFrom="sm" onClick={() => startTest.mutate({ untilNodeId: node.id, showRun: true })}>
        Run to here
      </Button>
    </>
  );
}
