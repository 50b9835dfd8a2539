import type { RunResponse } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { ErrorCard } from '../../../shared/ui/index.js';
import classes from './run-page.module.css';

/** The reason of a failure, at the top: in one column the failed step is far below. */
export function RunFailure({ run, onStep }: { run: RunResponse; onStep: (nodeId: string) => void }) {
  const { error } = run;
  if (run.status !== 'failed' || error === null) return null;
  const node = run.graph.nodes.find(({ id }) => id === error.nodeId);
  const nodeId = run.steps.find((step) => step.nodeId === error.nodeId)?.nodeId;
  return (
    <div className={classes.first}>
      <ErrorCard
        title={node ? `${node.name} failed` : 'The run failed'}
        code={error.code}
        actions={
          nodeId !== undefined && (
            <Button size="xs" onClick={() => onStep(nodeId)}>
              Show the step
            </Button>
          )
        }
      >
        {error.message}
      </ErrorCard>
    </div>
  );
}
