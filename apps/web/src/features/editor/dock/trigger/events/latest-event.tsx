import type { EventSummaryResponse } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { Status, statusSoftColor } from '../../../../../shared/status/index.js';
import { RelativeTime, formatBytes } from '../../../../../shared/ui/index.js';
import { verdictWords } from '../../../../inbox/index.js';
import { nameOf } from './name-of.js';
import classes from '../trigger.module.css';

interface LatestEventProps {
  readonly event: EventSummaryResponse;
  readonly isSample: boolean;
  readonly onUse: () => void;
}

/** The newest event with its verdict and the next actions. */
export function LatestEvent({ event, isSample, onUse }: LatestEventProps) {
  const refused = event.verdict === 'refused';
  return (
    <div className={classes.first} style={{ '--verdict-soft': statusSoftColor(event.verdict) }} role="status">
      <div className={classes.facts}>
        <Status of={event.verdict} />
        <RelativeTime at={event.receivedAt} />
      </div>
      {refused && <p>{verdictWords(event).note}</p>}
      <div className={classes.facts}>
        <code>{nameOf(event)}</code>
        <time>{formatBytes(event.size)}</time>
      </div>
      {event.verified === true && (
        <p className={classes.help}>
          <ShieldCheck size={14} aria-hidden />
          Its sender was checked.
        </p>
      )}
      <div className={classes.facts}>
        {!refused && (
          <Button size="xs" variant="filled" flex={1} disabled={isSample} onClick={onUse}>
            {isSample ? 'This is the sample' : 'Use as sample'}
          </Button>
        )}
        <Button size="xs" flex={1} renderRoot={(props) => <Link to="/inbox" search={{ event: event.id }} {...props} />}>
          Look inside
        </Button>
      </div>
    </div>
  );
}
