import type { RunResponse } from '@hookline/contracts';
import { isFinished } from '@hookline/domain';
import { Switch } from '@mantine/core';
import { Fragment, useMemo, useState } from 'react';
import { formatDuration, useNow } from '../../../shared/ui/index.js';
import { IterationPicker } from './iteration-picker.js';
import type { WaterfallRow } from './layout-step.js';
import { itemOf } from './run-parts.js';
import type { Loop } from './run-parts.js';
import { layoutWaterfall } from './waterfall-layout.js';
import { WaterfallRowView } from './waterfall-row.js';
import classes from './waterfall.module.css';

interface WaterfallProps {
  run: RunResponse;
  /** The run and its shown items. */
  parts: readonly RunResponse[];
  onItem: (loop: Loop, runId: string) => void;
  selectedId: string | null;
  onSelect: (nodeId: string) => void;
}

/** The steps of a run on a time line. Selecting one selects it on the graph, too. */
export function Waterfall({ run, parts, onItem, selectedId, onSelect }: WaterfallProps) {
  const [failedOnly, setFailedOnly] = useState(false);
  const tick = useNow();
  const now = isFinished(run.status) ? 0 : tick;
  const layout = useMemo(() => layoutWaterfall(run, now, parts), [run, now, parts]);
  const hasFailed = layout.rows.some((row) => row.status === 'failed');
  const rows = failedOnly && hasFailed ? layout.rows.filter((row) => row.status === 'failed') : layout.rows;
  return (
    <section className={classes.waterfall} aria-labelledby="waterfall-steps">
      <div className={classes.head}>
        <span className={classes.names}>
          <h2 id="waterfall-steps" className={classes.title}>
            Steps
          </h2>
          {hasFailed && (
            <Switch
              size="xs"
              labelPosition="left"
              label="Failed only"
              checked={failedOnly}
              onChange={(event) => setFailedOnly(event.currentTarget.checked)}
            />
          )}
        </span>
        <span className={classes.axis} aria-hidden="true">
          {layout.ticks.map(({ at, ms }) => (
            <span key={ms} className={classes.tick} style={{ left: `${at * 100}%` }}>
              {ms === 0 ? '0 s' : formatDuration(ms)}
            </span>
          ))}
        </span>
      </div>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <Fragment key={row.nodeId}>
            <WaterfallRowView
              row={row}
              graph={run.graph}
              ticks={layout.ticks}
              selected={row.isReached && row.nodeId === selectedId}
              onSelect={onSelect}
            />
            <Picker row={row} parts={parts} onItem={onItem} />
          </Fragment>
        ))}
      </ul>
    </section>
  );
}

type PickerProps = Pick<WaterfallProps, 'parts' | 'onItem'> & { row: WaterfallRow };

/** Below a started loop: the picker of the shown item. */
function Picker({ row, parts, onItem }: PickerProps) {
  const { step, runId, nodeId, name } = row;
  if (!step?.iterations || step.iterations.total === 0) return null;
  const loop: Loop = { runId, nodeId, step };
  return (
    <li>
      <IterationPicker
        loop={loop}
        name={name}
        item={itemOf(parts, runId, nodeId)}
        onChoose={(id) => onItem(loop, id)}
      />
    </li>
  );
}

/** The legend of the waterfall. */
export function WaterfallLegend() {
  return (
    <div className={classes.legend} aria-hidden="true">
      <span>
        <i className={classes.queueSample} /> In the queue
      </span>
      <span>
        <i className={classes.barSample} style={{ background: 'var(--succeeded)' }} /> Attempt that succeeded
      </span>
      <span>
        <i className={classes.barSample} style={{ background: 'var(--failed)' }} /> Attempt that failed
      </span>
      <span>
        <svg width="20" height="10" viewBox="0 0 20 10">
          <path d="M1 2C6 10 14 10 19 2" className={classes.wait} />
        </svg>
        Waiting to try again
      </span>
    </div>
  );
}
