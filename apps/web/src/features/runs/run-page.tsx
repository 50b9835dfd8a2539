import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Lock } from 'lucide-react';
import { LoadFailure, useTitle } from '../../shared/ui/index.js';
import { chosenStep } from './chosen-step.js';
import { RunBar } from './run-bar.js';
import { RunFacts } from './run-facts.js';
import classes from './run-page.module.css';
import { StepDetail } from './step-detail.js';
import { useRun } from './use-run.js';
import { Waterfall, WaterfallLegend } from './waterfall.js';

interface RunPageProps {
  runId: string;
  /** The step that is open; null lets the page choose. `none` when it was closed. */
  stepPath: string | null;
  onStep: (path: string | null) => void;
}

// The canvas library is large, and the waterfall alone already answers most questions.
const GraphView = lazy(async () => ({ default: (await import('../../shared/canvas/index.js')).GraphView }));

/** One run: its path on the graph it ran on, its steps in time, and one step from inside. */
export function RunPage({ runId, stepPath, onStep }: RunPageProps) {
  const run = useRun(runId);
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

  const step = chosenStep(run.data, stepPath);
  const selectNode = (nodeId: string | null): void => {
    const path = run.data.steps.find((each) => each.nodeId === nodeId)?.path;
    if (path !== undefined) onStep(path);
  };
  return (
    <div className={classes.page}>
      <RunBar run={run.data} />
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
                steps={run.data.steps}
                selectedNodeId={step?.nodeId ?? null}
                onSelect={selectNode}
                label="The run on its graph"
              />
            </Suspense>
          </div>
          <div className={classes.steps}>
            <Waterfall run={run.data} selectedPath={step?.path ?? null} onSelect={onStep} />
          </div>
          <WaterfallLegend />
        </div>
        {step !== undefined && (
          <StepDetail run={run.data} step={step} asked={stepPath !== null} onClose={() => onStep('none')} />
        )}
      </div>
    </div>
  );
}
