import type { StepResponse } from '@hookline/contracts';
import { StatusGlyph } from '../../../shared/status/index.js';
import { formatClock, formatDuration, useNow } from '../../../shared/ui/index.js';
import classes from './step-detail.module.css';

/** The attempts of a step, newest first. */
export function AttemptList({ step }: { step: StepResponse }) {
  const now = useNow();
  if (step.attempts.length === 0) {
    return <p className={classes.none}>No attempt was made.</p>;
  }
  return (
    <ul>
      {step.attempts.toReversed().map((attempt) => {
        const failed = attempt.error !== null;
        const running = attempt.finishedAt === null && step.status === 'running';
        const end = attempt.finishedAt === null ? now : Date.parse(attempt.finishedAt);
        return (
          <li key={attempt.number} className={classes.attempt}>
            <StatusGlyph of={failed ? 'failed' : running ? 'running' : 'succeeded'} alone />
            <span className={classes.number}>Attempt {attempt.number}</span>
            <span className={classes.message}>
              {attempt.error?.message}
              {step.status === 'waiting' &&
                attempt.retryAt !== null &&
                ` Next try at ${formatClock(attempt.retryAt, now)}.`}
            </span>
            <span className={classes.time}>{formatClock(attempt.startedAt, now)}</span>
            <span className={classes.time}>{formatDuration(Math.max(0, end - Date.parse(attempt.startedAt)))}</span>
          </li>
        );
      })}
    </ul>
  );
}
