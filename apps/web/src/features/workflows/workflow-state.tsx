import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { StatusGlyph } from '../../shared/status/index.js';
import { plural } from '../../shared/ui/index.js';
import { askAboutWaiting, canRunWaiting } from '../waiting-events/index.js';
import classes from './workflow-state.module.css';

/** The state of a workflow: Live v3, Draft or Paused, with one fact and the waiting events. */
export function WorkflowState({ workflow }: { workflow: WorkflowSummaryResponse }) {
  const { published, paused, draftChanges } = workflow;
  const waiting = <Waiting workflow={workflow} />;
  if (published === null) {
    return (
      <State word="Draft" look="draft" fact={null} waiting={waiting}>
        <PencilLine size={13} aria-hidden />
      </State>
    );
  }
  const version = `v${published.version}`;
  if (paused) {
    return (
      <State word="Paused" look="paused" fact={version} waiting={waiting}>
        <StatusGlyph of="held" size={13} />
      </State>
    );
  }
  const changes = draftChanges ? `${version}, ${plural(draftChanges, 'draft change')}` : version;
  return (
    <State word="Live" look="live" fact={changes} waiting={waiting}>
      <span className={classes.dot} />
    </State>
  );
}

/** The waiting events: a link to run them where possible, else to show them. */
function Waiting({ workflow }: { workflow: WorkflowSummaryResponse }) {
  const { id, keptEvents, published } = workflow;
  if (keptEvents === 0) return null;
  const events = plural(keptEvents, 'event');
  if (canRunWaiting(workflow)) {
    return (
      <button type="button" className={classes.waiting} onClick={() => askAboutWaiting(id)}>
        {events} {keptEvents === 1 ? 'waits' : 'wait'}
      </button>
    );
  }
  return (
    <Link to="/inbox" search={{ workflow: id, outstanding: 'waiting' }} className={classes.waiting}>
      {events} {published === null ? 'captured' : 'held'}
    </Link>
  );
}

interface StateProps {
  word: string;
  look: 'live' | 'paused' | 'draft';
  fact: string | null;
  waiting: ReactNode;
  children: ReactNode;
}

function State({ word, look, fact, waiting, children }: StateProps) {
  return (
    <span className={classes.state}>
      <span className={classes.word} data-look={look}>
        {children}
        {word}
      </span>
      {fact !== null && <span className={classes.fact}>{fact}</span>}
      {waiting}
    </span>
  );
}
