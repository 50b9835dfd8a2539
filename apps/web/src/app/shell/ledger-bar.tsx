import { Tooltip } from '@mantine/core';
import type { LedgerResponse } from '@hookline/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { events, keys } from '../../shared/api/index.js';
import { StatusGlyph, statusColor, statusWord } from '../../shared/status/index.js';
import { formatCount, plural } from '../../shared/ui/index.js';
import classes from './ledger-bar.module.css';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const verdicts = ['run', 'filtered', 'duplicate', 'held', 'captured'] as const;

/** The promise, on every page: each event that was accepted in the last 24 hours is accounted for. */
export function LedgerBar({ rail }: { rail: boolean }) {
  const ledger = useQuery({
    queryKey: keys.ledger,
    queryFn: ({ signal }) => events.ledger({ from: new Date(Date.now() - DAY_MS).toISOString() }, signal),
    refetchInterval: MINUTE_MS,
  });
  if (ledger.data === undefined) return <div className={classes.ledger} data-rail={rail || undefined} />;
  const sentence = ledgerSentence(ledger.data);
  if (rail) {
    return (
      <Tooltip label={`Ledger, last 24 hours: ${sentence}`} position="right">
        <Link
          to="/inbox"
          className={classes.icon}
          data-off={!ledger.data.balanced || undefined}
          aria-label={`Ledger: ${sentence}`}
        >
          <Scale size={17} strokeWidth={1.75} aria-hidden />
        </Link>
      </Tooltip>
    );
  }
  return (
    <Link to="/inbox" className={classes.ledger} title="Accepted in the last 24 hours, by what became of them">
      <span className={classes.head}>
        <span>Ledger</span>
        <State ledger={ledger.data} />
      </span>
      <Segments ledger={ledger.data} />
      <span className={classes.words}>{sentence}</span>
    </Link>
  );
}

function State({ ledger }: { ledger: LedgerResponse }) {
  const word = ledger.balanced ? (ledger.accepted === 0 ? 'Ready' : 'Balanced') : `Off by ${ledger.unaccounted}`;
  return (
    <span className={classes.state} data-off={!ledger.balanced || undefined}>
      <StatusGlyph of={ledger.balanced ? 'succeeded' : 'failed'} size={13} />
      {word}
    </span>
  );
}

function Segments({ ledger }: { ledger: LedgerResponse }) {
  const filled = verdicts.filter((verdict) => ledger.verdicts[verdict] > 0);
  if (filled.length === 0) return <span className={classes.bar} data-empty />;
  return (
    <span className={classes.bar} aria-hidden="true">
      {filled.map((verdict) => (
        <span
          key={verdict}
          className={classes.segment}
          title={`${statusWord(verdict)}: ${formatCount(ledger.verdicts[verdict])}`}
          style={{ '--segment': statusColor(verdict), flexGrow: ledger.verdicts[verdict] }}
        />
      ))}
      {!ledger.balanced && <span className={classes.missing} />}
    </span>
  );
}

function ledgerSentence(ledger: LedgerResponse): string {
  if (!ledger.balanced) return `${plural(ledger.unaccounted, 'event')} without a run. Hookline is making it again.`;
  return ledger.accepted === 0 ? 'No events yet' : `${plural(ledger.accepted, 'event')}, none unaccounted`;
}
