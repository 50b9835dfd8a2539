import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { StatusGlyph } from '../../shared/status/index.js';
import { plural } from '../../shared/ui/index.js';
import classes from './workflow-state.module.css';

/** Live v3, Draft or Paused, and the one fact that goes with it. */
export function WorkflowState({ workflow }: { workflow: WorkflowSummaryResponse }) {
  const { published, paused, draftChanges, keptEvents } = workflow;
  if (published === null) {
    return (
      <State word="Draft" look="draft" fact={keptEvents > 0 ? `${plural(keptEvents, 'event')} captured` : null}>
        <PencilLine size={13} aria-hidden />
      </State>
    );
  }
  const version = `v${published.version}`;
  if (paused) {
    const kept = keptEvents > 0 ? `${version}, ${plural(keptEvents, 'event')} held` : version;
    return (
      <State word="Paused" look="paused" fact={kept}>
        <StatusGlyph of="held" size={13} />
      </State>
    );
  }
  const changes = draftChanges ? `${version}, ${plural(draftChanges, 'draft change')}` : version;
  return (
    <State word="Live" look="live" fact={changes}>
      <span className={classes.dot} />
    </State>
  );
}

interface StateProps {
  word: string;
  look: 'live' | 'paused' | 'draft';
  fact: string | null;
  children: ReactNode;
}

function State({ word, look, fact, children }: StateProps) {
  return (
    <span className={classes.state}>
      <span className={classes.word} data-look={look}>
        {children}
        {word}
      </span>
      {fact !== null && <span className={classes.fact}>{fact}</span>}
    </span>
  );
}
