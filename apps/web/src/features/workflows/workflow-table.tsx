import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { findDefinition } from '../../shared/nodes/definitions.js';
import { IconTile } from '../../shared/nodes/icon-tile.js';
import { StatusGlyph } from '../../shared/status/index.js';
import { RelativeTime, formatCount, formatShare, plural } from '../../shared/ui/index.js';
import { HourBars } from './hour-bars.js';
import { WorkflowMenu } from './workflow-menu.js';
import { WorkflowState } from './workflow-state.js';
import table from '../../shared/ui/lists/table.module.css';
import classes from './workflow-table.module.css';

/** Lower success rates are highlighted. */
const WORRYING = 0.95;

export function WorkflowTable({ workflows }: { workflows: readonly WorkflowSummaryResponse[] }) {
  return (
    <div className={table.card}>
      <table className={`${table.table} ${classes.table}`} data-clipped>
        <thead>
          <tr>
            <th scope="col">Workflow</th>
            <th scope="col" className={classes.state}>
              State
            </th>
            <th scope="col" className={classes.hours}>
              Runs per hour
            </th>
            <th scope="col" className={classes.runs}>
              Runs
            </th>
            <th scope="col" className={classes.share}>
              Succeeded
            </th>
            <th scope="col" className={classes.last}>
              Last run
            </th>
            <th scope="col" className={table.menu}>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {workflows.map((workflow) => (
            <WorkflowRow key={workflow.id} workflow={workflow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WorkflowRow({ workflow }: { workflow: WorkflowSummaryResponse }) {
  const { recent, lastRun } = workflow;
  const decided = recent.succeeded + recent.failed;
  return (
    <tr>
      <td>
        <span className={table.who}>
          <TriggerTile workflow={workflow} />
          <span className={table.names}>
            <Link
              to="/workflows/$workflowId"
              params={{ workflowId: workflow.id }}
              className={`${table.rowLink} ${classes.name}`}
            >
              {workflow.name}
            </Link>
            <span className={classes.about}>{aboutSentence(workflow)}</span>
          </span>
        </span>
      </td>
      <td className={classes.state}>
        <WorkflowState workflow={workflow} />
      </td>
      <td className={classes.hours}>
        {recent.runs === 0 ? <span className={classes.none}>No runs</span> : <HourBars hours={recent.hours} />}
      </td>
      <td className={classes.runs}>{formatCount(recent.runs)}</td>
      <td className={classes.share} data-low={(decided > 0 && recent.succeeded / decided < WORRYING) || undefined}>
        {formatShare(recent.succeeded, decided)}
      </td>
      <td className={classes.last}>
        {lastRun && (
          <Link to="/runs/$runId" params={{ runId: lastRun.id }} className={classes.lastRun}>
            <StatusGlyph of={lastRun.status} size={13} alone />
            <RelativeTime at={lastRun.startedAt} />
          </Link>
        )}
      </td>
      <td className={table.menu}>
        <WorkflowMenu workflow={workflow} />
      </td>
    </tr>
  );
}

function TriggerTile({ workflow }: { workflow: WorkflowSummaryResponse }) {
  const definition = findDefinition(workflow.nodeTypes[0] ?? '');
  if (definition === undefined) return <IconTile icon="workflow" category="app" title={workflow.name} />;
  const trigger = definition.trigger !== null;
  return <IconTile icon={definition.icon} category={definition.category} title={definition.title} trigger={trigger} />;
}

function aboutSentence({ nodeTypes, steps: count }: WorkflowSummaryResponse): string {
  if (nodeTypes.length === 0) return 'Empty';
  const triggers = nodeTypes.filter((type) => findDefinition(type)?.trigger);
  const titles = triggers.map((type) => findDefinition(type)?.title ?? type);
  const steps = plural(count, 'step');
  return titles.length === 0 ? `No trigger yet, ${steps}` : `${[...new Set(titles)].join(', ')}, then ${steps}`;
}
