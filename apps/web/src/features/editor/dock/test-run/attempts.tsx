import type { AttemptResponse, StepResponse } from '@hookline/contracts';
import { Elapsed } from '../../../../shared/canvas/index.js';
import { StatusGlyph } from '../../../../shared/status/index.js';
import { formatClock, formatDuration, useNow } from '../../../../shared/ui/index.js';
import classes from './test-run.module.css';

/** The attempts of a step, with their errors and the time of the next one. */
export function Attempts({ step }: { readonly step: StepResponse }) {
  if (step.attempts.length === 0) return <p className={classes.quiet}>This step was not tried.</p>;
  return step.attempts.map((attempt) => <AttemptCard key={attempt.number} attempt={attempt} />);
}

function AttemptCard({ attempt }: { readonly attempt: AttemptResponse }) {
  const now = useNow();
  const { number, startedAt, finishedAt, error, retryAt } = attempt;
  const status = error ? 'failed' : finishedAt ? 'succeeded' : 'running';
  return (
    <>
      <section className={classes.attempt} aria-label={`Attempt ${number}`}>
        <div className={classes.attemptHead}>
          <StatusGlyph of={status} alone />
          <b>Attempt {number}</b>
          {error && <code className={classes.fact}>{error.code}</code>}
          <span className={classes.time}>
            {formatClock(startedAt, now)}{' '}
            {finishedAt ? (
              formatDuration(Date.parse(finishedAt) - Date.parse(startedAt))
            ) : (
              <Elapsed since={startedAt} />
            )}
          </span>
        </div>
        {error && <p>{error.message}</p>}
        {error?.details && <pre>{JSON.stringify(error.details, null, 2)}</pre>}
      </section>
      {retryAt && (
        <div className={classes.attemptHead}>
          <StatusGlyph of="waiting" />
          <span className={classes.fact}>Next attempt at {formatClock(retryAt, now)}</span>
        </div>
      )}
    </>
  );
}
