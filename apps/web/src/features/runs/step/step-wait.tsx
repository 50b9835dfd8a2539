import type { StepResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { StatusGlyph } from '../../../shared/status/index.js';
import { formatFull, formatMoment, useNow } from '../../../shared/ui/index.js';
import classes from './step-notice.module.css';

/** What a step waits for, until when, and what ends the wait earlier. */
export function StepWait({ step }: { readonly step: StepResponse }) {
  const now = useNow();
  const { wait } = step;
  if (step.status !== 'waiting' || !wait) return null;
  const { until, title, text, answers = [], resumeUrl, runId } = wait;
  return (
    <section className={classes.notice} data-status="waiting" aria-label="Waiting">
      <p className={classes.head}>
        <StatusGlyph of="waiting" size={16} />
        {HEADS[wait.kind]}
      </p>
      {title && <p className={classes.question}>{title}</p>}
      {text && <p className={classes.words}>{text}</p>}
      {answers.length > 1 && <p>Answers: {answers.map(({ label }) => label).join(', ')}</p>}
      {until && (
        <p>
          Until <time title={formatFull(until)}>{formatMoment(until, now)}</time>
          {wait.kind === 'callback' && '. After that it goes on by “timeout”'}
        </p>
      )}
      {resumeUrl && (
        <a href={resumeUrl} target="_blank" rel="noreferrer" className={classes.link}>
          Open the page to answer <ExternalLink size={13} aria-hidden />
        </a>
      )}
      {runId && (
        <Link to="/runs/$runId" params={{ runId }} className={classes.link}>
          Show the run it waits for
        </Link>
      )}
    </section>
  );
}

const HEADS = {
  time: 'Waiting for its time',
  callback: 'Waiting for an answer',
  iterations: 'Waiting for its items',
  call: 'Waiting for another workflow',
} as const;
