import type { RunResponse } from '@hookline/contracts';
import { isFinished } from '@hookline/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Status, statusWord } from '../../../shared/status/index.js';
import {
  RelativeTime,
  Thread,
  formatDuration,
  formatMoment,
  plural,
  threadSentence,
  useNow,
} from '../../../shared/ui/index.js';
import classes from './run-facts.module.css';

/** The head of a run: status, time, trigger, and the account of all steps. */
export function RunFacts({ run }: { run: RunResponse }) {
  const now = useNow();
  const attempts = run.steps.reduce((sum, step) => sum + step.attempts.length, 0);
  const retries = run.steps.reduce((sum, step) => sum + Math.max(0, step.attempts.length - 1), 0);
  const took = run.durationMs ?? Math.max(0, now - Date.parse(run.startedAt));
  return (
    <dl className={classes.facts}>
      <div className={classes.status}>
        <dt className="visually-hidden">Status</dt>
        <dd aria-live="polite">
          <Status of={run.status} look="large" />
        </dd>
      </div>
      <Fact term="Started" note={<RelativeTime at={run.startedAt} />}>
        {formatMoment(run.startedAt, now)}
      </Fact>
      <Fact term="Took" note={isFinished(run.status) ? 'from start to end' : 'so far'}>
        {formatDuration(took)}
      </Fact>
      <Fact term="Version" note={run.mode === 'test' ? 'a test run' : 'as it was published'}>
        {run.version === null ? 'Draft' : `v${run.version}`}
      </Fact>
      {run.eventId !== null && (
        <Fact term="Event" note="stored before we answered">
          <Link to="/inbox" search={{ event: run.eventId }} className={classes.event}>
            {run.subject ?? 'Show event'}
          </Link>
        </Fact>
      )}
      <Origin run={run} />
      <Fact term="Attempts" note={retries === 0 ? 'no retries' : `${plural(retries, 'retry', 'retries')} among them`}>
        {attempts}
      </Fact>
      <div className={classes.thread}>
        <dt>Every step accounted for</dt>
        <dd>
          <Thread steps={run.thread} />
        </dd>
        <dd className={classes.note}>{threadSentence(run.thread, statusWord)}</dd>
      </div>
    </dl>
  );
}

/** Links to the parent run and to the retried run. */
function Origin({ run }: { run: RunResponse }) {
  const { parent, retryOf } = run;
  return (
    <>
      {parent && (
        <Fact term={parent.index === null ? 'Called by' : 'Part of'} note={nameOfStep(run, parent)}>
          <Link to="/runs/$runId" params={{ runId: parent.runId }} search={{ step: parent.nodeId }}>
            {parent.index === null ? 'another run' : 'the whole run'}
          </Link>
        </Fact>
      )}
      {retryOf && (
        <Fact term="Tries again" note="which stays as it was">
          <Link to="/runs/$runId" params={{ runId: retryOf }}>
            an earlier run
          </Link>
        </Fact>
      )}
    </>
  );
}

function nameOfStep(run: RunResponse, { nodeId, index }: NonNullable<RunResponse['parent']>): string {
  if (index === null) return 'and its answer goes back there';
  return `item ${index + 1} of ${run.graph.nodes.find((node) => node.id === nodeId)?.name ?? 'a loop'}`;
}

function Fact({ term, note, children }: { term: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{term}</dt>
      <dd className={classes.value}>{children}</dd>
      <dd className={classes.note}>{note}</dd>
    </div>
  );
}
