import type { LedgerResponse } from '@hookline/contracts';
import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { StatusGlyph, statusColor, statusWord } from '../../shared/status/index.js';
import { formatCount, plural } from '../../shared/ui/index.js';
import { useLedger } from './use-ledger.js';
import classes from './ledger-bar.module.css';

const verdicts = ['run', 'filtered', 'duplicate', 'held', 'captured'] as const;

/** The ledger on every page: each event accepted in the last 24 hours is accounted for. */
export function LedgerBar({ rail }: { rail: boolean }) {
  const ledger = useLedger();
  if (ledger.data === undefined) return <div className={classes.ledger} data-rail={rail || undefined} />;
  const sentence = ledgerSentence(ledger.data);
  const search = ledger.data.balanced ? {} : ({ outstanding: 'without-run' } as const);
  if (rail) {
    const { waiting, stuck } = ledger.data;
    const more = [waiting > 0 && waitingSentence(ledger.data), stuck > 0 && stuckSentence(ledger.data)];
    const all = [sentence, ...more.filter(Boolean)].join('. ');
    return (
      <Tooltip label={`Ledger, last 24 hours: ${all}`} position="right">
        <Link
          to="/inbox"
          search={search}
          className={classes.icon}
          data-off={!ledger.data.balanced || stuck > 0 || undefined}
          aria-label={`Ledger: ${all}`}
        >
          <Scale size={17} strokeWidth={1.75} aria-hidden />
        </Link>
      </Tooltip>
    );
  }
  return (
    <div className={classes.ledger}>
      <Link to="/inbox" search={search} title="Accepted in the last 24 hours, by what became of them">
        <span className={classes.head}>
          <span>Ledger</span>
          <State ledger={ledger.data} />
        </span>
        <Segments ledger={ledger.data} />
        <span className={classes.words}>{sentence}</span>
      </Link>
      <Outstanding ledger={ledger.data} />
    </div>
  );
}

/** Links to what needs attention. */
function Outstanding({ ledger }: { ledger: LedgerResponse }) {
  const { waiting, stuck } = ledger;
  return (
    <>
      {waiting > 0 && (
        <Link to="/inbox" search={{ outstanding: 'waiting' }} className={classes.outstanding}>
          <StatusGlyph of="held" size={12} />
          {waitingSentence(ledger)}
        </Link>
      )}
      {stuck > 0 && (
        <Link to="/runs" search={{ status: 'under-way' }} className={classes.outstanding} data-off>
          <StatusGlyph of="failed" size={12} />
          {stuckSentence(ledger)}
        </Link>
      )}
    </>
  );
}

function State({ ledger }: { ledger: LedgerResponse }) {
  const word = stateWord(ledger);
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
      {ledger.unaccounted > 0 && <span className={classes.missing} />}
    </span>
  );
}

const waitingSentence = ({ waiting }: LedgerResponse): string =>
  `${plural(waiting, 'event')} ${waiting === 1 ? 'waits' : 'wait'} to be run`;

const stuckSentence = ({ stuck }: LedgerResponse): string =>
  `${plural(stuck, 'run')} ${stuck === 1 ? 'does' : 'do'} not move: look`;

function stateWord({ balanced, unaccounted, stuck, accepted }: LedgerResponse): string {
  if (balanced) return accepted === 0 ? 'Ready' : 'Balanced';
  return unaccounted > 0 ? `Off by ${unaccounted}` : `${stuck} stuck`;
}

function ledgerSentence(ledger: LedgerResponse): string {
  if (ledger.unaccounted > 0)
    return `${plural(ledger.unaccounted, 'event')} without a run. Hookline is making it again.`;
  return ledger.accepted === 0 ? 'No events yet' : `${plural(ledger.accepted, 'event')}, none unaccounted`;
}
