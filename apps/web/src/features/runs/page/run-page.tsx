import { Skeleton } from '@mantine/core';
import { Lock } from 'lucide-react';
import { Suspense, lazy } from 'react';
import { LoadFailure, useTitle } from '../../../shared/ui/index.js';
import { StepDetail } from '../step/step-detail.js';
import { itemOf, stepsOf } from '../waterfall/run-parts.js';
import type { Loop } from '../waterfall/run-parts.js';
import { Waterfall, WaterfallLegend } from '../waterfall/waterfall.js';
import { chosenStep } from './chosen-step.js';
import { RunBar } from './run-bar.js';
import { RunFacts } from './run-facts.js';
import { RunFailure } from './run-failure.js';
import { useRunParts } from './use-run-parts.js';
import { useRun } from './use-run.js';
import classes from './run-page.module.css';

interface RunPageProps {
  runId: string;
  /** The open step; null lets the page choose, `none` when it was closed. */
  stepPath: string | null;
  onStep: (nodeId: string | null) => void;
  /** The shown items of the run's loops: ids of their runs. */
  items: readonly string[];
  onItems: (runIds: readonly string[]) => void;
}

// Loaded on demand: the canvas library is large, and the waterfall often suffices.
const GraphView = lazy(async () => ({ default: (await import('../../../shared/canvas/index.js')).GraphView }));

/** The page of a run: its graph, its waterfall, and the details of one step. */
export function RunPage({ runId, stepPath, onStep, items, onItems }: RunPageProps) {
  const run = useRun(runId);
  const parts = useRunParts(run.data, items);
  useTitle(run.data === undefined ? 'Run' : `Run of ${run.data.workflowName}`);
  if (run.error !== null && run.data === undefined) {
    return (
      <div className={classes.failure}>
        <h1 className="visually-hidden">Run</h1>
        <LoadFailure error={run.error} onRetry={() => void run.refetch()} />
      </div>
    );
  }
  if (run.data === undefined) return <Skeleton height="100%" radius={0} role="status" aria-label="Reading the run" />;

  const chosen = chosenStep(parts, stepPath);
  const steps = stepsOf(parts);
  const selectNode = (nodeId: string | null): void => {
    if (steps.some((each) => each.nodeId === nodeId)) onStep(nodeId);
  };
  const chooseItem = (loop: Loop, itemId: string): void => {
    const before = itemOf(parts, loop.runId, loop.nodeId)?.id;
    onItems([...items.filter((id) => id !== before), itemId]);
  };
  return (
    <div className={classes.page}>
      <RunBar run={run.data} />
      <RunFailure run={run.data} onStep={onStep} />
      <RunFacts run={run.data} />
      <div className={classes.body}>
        <div className={classes.left}>
          <div className={classes.canvas}>
            <span className={classes.caption}>
              <Lock size={13} aria-hidden />
              {run.data.version === null ? 'The draft, as it ran' : `Version ${run.data.version}, as it ran`}
            </span>
            <Suspense fallback={null}>
              <GraphView
                graph={run.data.graph}
                steps={steps}
                selectedNodeId={chosen?.step.nodeId ?? null}
                onSelect={selectNode}
                label="The run on its graph"
              />
            </Suspense>
          </div>
          <div className={classes.steps}>
            <Waterfall
              run={run.data}
              parts={parts}
              onItem={chooseItem}
              selectedId={chosen?.step.nodeId ?? null}
              onSelect={onStep}
            />
          </div>
          <WaterfallLegend />
        </div>
        {chosen !== undefined && <StepDetail {...chosen} asked={stepPath !== null} onClose={() => onStep('none')} />}
      </div>
    </div>
  );
}
