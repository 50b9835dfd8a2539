import type { WorkflowGraph } from '@hookline/domain';
import { findDefinition } from '../../../shared/nodes/definitions.js';
import { IconTile } from '../../../shared/nodes/icon-tile.js';
import { StatusGlyph, statusColor, statusWord } from '../../../shared/status/index.js';
import { useNow } from '../../../shared/ui/index.js';
import type { Span, WaterfallRow } from './layout-step.js';
import type { Tick } from './waterfall-layout.js';
import { waterfallWords } from './waterfall-words.js';
import classes from './waterfall.module.css';

interface WaterfallRowProps {
  row: WaterfallRow;
  graph: WorkflowGraph;
  ticks: readonly Tick[];
  selected: boolean;
  onSelect: (nodeId: string) => void;
}

export function WaterfallRowView({ row, graph, ticks, selected, onSelect }: WaterfallRowProps) {
  const definition = findDefinition(graph.nodes.find((node) => node.id === row.nodeId)?.type ?? '');
  const words = waterfallWords(row, useNow());
  const { nodeId, isReached } = row;
  const name = (
    <>
      <StatusGlyph of={row.status} />
      <IconTile
        app={definition?.app}
        icon={definition?.icon}
        category={definition?.category ?? 'app'}
        title={definition?.title ?? row.name}
        size="sm"
        trigger={definition?.trigger !== undefined && definition.trigger !== null}
      />
      <span className={classes.name}>{row.name}</span>
    </>
  );
  return (
    <li
      className={classes.row}
      style={{ '--depth': row.depth }}
      data-selected={selected || undefined}
      data-quiet={!isReached || undefined}
    >
      {!isReached ? (
        <span className={classes.names}>{name}</span>
      ) : (
        <button
          type="button"
          className={classes.names}
          aria-pressed={selected}
          aria-label={`${row.name}: ${statusWord(row.status)}, ${words}`}
          onClick={() => onSelect(nodeId)}
        >
          {name}
        </button>
      )}
      <span className={classes.line}>
        {ticks.map(({ at, ms }) => (
          <span key={ms} className={classes.grid} style={{ left: `${at * 100}%` }} />
        ))}
        {row.bracket && (
          <span
            className={classes.bracket}
            style={{ ...spanStyle(row.bracket, 6), borderColor: statusColor(row.status) }}
          />
        )}
        {row.queue && <span className={classes.queue} style={spanStyle(row.queue, 2)} />}
        {row.waits.map((wait, index) => (
          <Wait key={index} span={wait} />
        ))}
        {row.bars.map((bar, index) => (
          <span
            key={index}
            className={classes.bar}
            style={{ ...spanStyle(bar, 3), background: statusColor(bar.status) }}
          />
        ))}
        <span
          className={classes.words}
          style={{ left: row.bars.length === 0 && row.bracket === null ? 0 : `calc(${row.end * 100}% + 8px)` }}
        >
          {words}
        </span>
      </span>
    </li>
  );
}

function Wait({ span }: { span: Span }) {
  return (
    <svg
      className={classes.waitLine}
      style={spanStyle(span, 0)}
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d="M0 3C30 13 70 13 100 3" className={classes.wait} />
    </svg>
  );
}

const spanStyle = ({ from, to }: Span, atLeast: number) => ({
  left: `${from * 100}%`,
  width: `max(${atLeast}px, ${(to - from) * 100}%)`,
});
