import type { RunSummaryResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { findDefinition } from '../../../shared/nodes/definitions.js';
import { IconTile } from '../../../shared/nodes/icon-tile.js';
import { Status } from '../../../shared/status/index.js';
import {
  RelativeTime,
  Thread,
  formatClock,
  formatDuration,
  formatFull,
  isRecent,
  useNow,
} from '../../../shared/ui/index.js';
import table from '../../../shared/ui/lists/table.module.css';
import classes from './run-table.module.css';

export function RunTable({ runs }: { runs: readonly RunSummaryResponse[] }) {
  const longest = Math.max(0, ...runs.map((run) => run.durationMs ?? 0));
  return (
    <div className={table.card}>
      <table className={`${table.table} ${classes.table}`} data-clipped>
        <thead>
          <tr>
            <th scope="col" className={classes.status}>
              Status
            </th>
            <th scope="col" className={classes.workflow}>
              Workflow
            </th>
            <th scope="col" className={classes.about}>
              About
            </th>
            <th scope="col" className={classes.steps}>
              Steps
            </th>
            <th scope="col" className={classes.started}>
              Started
            </th>
            <th scope="col" className={classes.took}>
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} longest={longest} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunRow({ run, longest }: { run: RunSummaryResponse; longest: number }) {
  const now = useNow();
  const definition = findDefinition(run.triggerType);
  return (
    <tr>
      <td className={classes.status}>
        <Status of={run.status} />
      </td>
      <td className={classes.workflow}>
        <span className={classes.who}>
          <IconTile
            icon={definition?.icon ?? 'workflow'}
            category="trigger"
            title={definition?.title ?? run.workflowName}
            size="sm"
            trigger
          />
          <Link to="/runs/$runId" params={{ runId: run.id }} className={`${table.rowLink} ${classes.name}`}>
            {run.workflowName}
          </Link>
          <span className={classes.version}>{run.version === null ? 'test' : `v${run.version}`}</span>
        </span>
      </td>
      <td className={classes.about}>
        <span className={classes.subject}>
          {run.subject !== null && <span className={`mono ${classes.key}`}>{run.subject}</span>}
          {run.summary !== null && (
            <span className={classes.summary} data-status={run.status} title={run.summary}>
              {run.summary}
            </span>
          )}
        </span>
      </td>
      <td className={classes.steps}>
        <Thread steps={run.thread} />
      </td>
      <td className={classes.started} title={formatFull(run.startedAt)}>
        <span className={classes.clock}>{formatClock(run.startedAt, now)}</span>
        {isRecent(run.startedAt, now) && (
          <span className={classes.ago}>
            <RelativeTime at={run.startedAt} />
          </span>
        )}
      </td>
      <td className={classes.took}>
        <Took run={run} longest={longest} now={now} />
      </td>
    </tr>
  );
}

function Took({ run, longest, now }: { run: RunSummaryResponse; longest: number; now: number }) {
  if (run.status === 'queued') return <span className={classes.ago}>not started</span>;
  const ms = run.durationMs ?? Math.max(0, now - Date.parse(run.startedAt));
  return (
    <span className={classes.duration}>
      {formatDuration(ms)}
      <span className={classes.track} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${tookShare(ms, longest) * 100}%` }} />
      </span>
    </span>
  );
}

/**
 * The length of the bar beside a duration, 0 to 1. Scaled by the square root, so that short runs stay distinguishable.
 */
const tookShare = (ms: number, longest: number): number =>
  longest <= 0 ? 0 : Math.min(1, Math.max(0.06, Math.sqrt(Math.max(0, ms) / longest)));
