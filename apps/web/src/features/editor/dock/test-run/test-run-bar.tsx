import type { RunResponse } from '@hookline/contracts';
import { isFinished, isSettled } from '@hookline/domain';
import { Button, CloseButton } from '@mantine/core';
import { Square } from 'lucide-react';
import { useEffect } from 'react';
import { Elapsed } from '../../../../shared/canvas/index.js';
import { Status, statusWord } from '../../../../shared/status/index.js';
import { announce, formatDuration } from '../../../../shared/ui/index.js';
import { useSession } from '../../session/session-context.js';
import { useStopTest } from '../../session/use-stop-test.js';
import { useTestRun } from '../../session/use-test-run.js';
import classes from './test-run.module.css';

/** The bar over the canvas while a test runs, until the user closes it. */
export function TestRunBar() {
  const { editor, screen } = useSession();
  const run = useTestRun();
  const stop = useStopTest();
  const status = run?.status;
  useEffect(() => {
    if (status && isFinished(status)) announce(`Test run: ${statusWord(status)}`);
  }, [status]);
  if (!run) return null;
  const done = isFinished(run.status);
  const settled = run.steps.filter((step) => isSettled(step.status)).length;
  return (
    <div className={classes.bar} role="group" aria-label="Test run">
      <Status of={run.status} look="pill" />
      <b>Test run</b>
      <span className={classes.quiet}>{done ? tookOf(run) : <Elapsed since={run.startedAt} />}</span>
      <span className={classes.quiet}>
        {settled} of {run.graph.nodes.length} steps
      </span>
      {!done && (
        <Button size="xs" leftSection={<Square size={12} />} loading={stop.isPending} onClick={() => stop.mutate()}>
          Stop
        </Button>
      )}
      <Button
        size="xs"
        onClick={() => {
          editor.store.setState({ open: null });
          screen.setState({ showRun: true });
        }}
      >
        Show steps
      </Button>
      {done && (
        <CloseButton
          size="sm"
          aria-label="Put the test run away"
          onClick={() => screen.setState({ testRunId: null, showRun: false })}
        />
      )}
    </div>
  );
}

const tookOf = ({ durationMs }: RunResponse): string => (durationMs === null ? '' : formatDuration(durationMs));
