import type { GraphNode } from '@hookline/domain';
import { SegmentedControl, TextInput } from '@mantine/core';
import { ChevronDown, ChevronRight, Search } from 'lucide-react';
import { useState } from 'react';
import { IconTile, nodeFacts } from '../../../../shared/nodes/index.js';
import { DataTree, JsonView } from '../../../../shared/ui/index.js';
import { useFields } from '../../fields/frame/field-context.js';
import { useTargetLabel } from '../../fields/frame/use-insert-target.js';
import { answerSourcesOf, loopSourcesOf, sourcesOf } from '../../model/samples/sample-scope.js';
import type { Source } from '../../model/samples/sample-scope.js';
import { useGraph } from '../../session/session-context.js';
import { toastRefusal } from '../../session/toast-refusal.js';
import { useOutputs } from '../../session/use-sample.js';
import { filterData } from './filter-data.js';
import classes from '../dock.module.css';

type View = 'values' | 'schema' | 'json';

/**
 * The data that this step can use: the output of the trigger and of every step before it, and the addresses at which
 * steps after it are answered. A click inserts a value into the field.
 */
export function InputPane({ node }: { readonly node: GraphNode }) {
  const graph = useGraph();
  const { items } = useFields();
  const before = [...loopSourcesOf(graph, node.id, items), ...sourcesOf(graph, node.id, useOutputs())];
  const sources = [...before, ...answerSourcesOf(graph, node.id)];
  const [view, setView] = useState<View>('values');
  const [query, setQuery] = useState('');
  const target = useTargetLabel();
  return (
    <>
      <div className={classes.paneHead}>
        <span className={classes.paneTitle}>Input</span>
        <span className={classes.grow} />
        <SegmentedControl
          aria-label="How the input is shown"
          data={[
            { value: 'values', label: 'Data' },
            { value: 'schema', label: 'Schema' },
            { value: 'json', label: 'JSON' },
          ]}
          value={view}
          onChange={(next) => setView(next === 'schema' || next === 'json' ? next : 'values')}
        />
      </div>
      <div style={{ padding: '0 12px 8px' }}>
        <TextInput
          size="xs"
          aria-label="Search the input"
          placeholder="Search fields"
          leftSection={<Search size={14} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      {target !== null && sources.length > 0 && (
        <p className={classes.target}>
          A click on a value puts it into <b>{target}</b>
        </p>
      )}
      <div className={classes.scroll}>
        {sources.map((source, index) => (
          <SourceData
            key={source.node.id}
            source={source}
            view={view}
            query={query}
            nearest={index >= before.length - 1 || index === 0}
          />
        ))}
        {before.length === 0 && (
          <p className={classes.hint}>Nothing leads to this step yet. Connect it to a trigger.</p>
        )}
      </div>
    </>
  );
}

interface SourceDataProps {
  readonly source: Source;
  readonly view: View;
  readonly query: string;
  readonly nearest: boolean;
}

function SourceData({ source, view, query, nearest }: SourceDataProps) {
  const { targets } = useFields();
  const { node, kind, root, output } = source;
  const { root: shownRoot, when, none } = wordsOf(source);
  // The variables of a loop exist even when its items are unknown.
  const known = source.known || kind === 'loop';
  const [open, setOpen] = useState(nearest);
  const facts = nodeFacts(node);
  const Chevron = open ? ChevronDown : ChevronRight;
  const insert = (path: string): void => {
    if (!targets.insert(path)) toastRefusal('No field is chosen to put it into. Click one, or add one first');
  };
  const shown = query.trim() === '' ? output : filterData(output, query);
  return (
    <section className={classes.source} aria-label={node.name}>
      <button type="button" className={classes.sourceHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Chevron size={13} aria-hidden />
        <IconTile {...facts} size="sm" />
        <b>{node.name}</b>
        <code className={classes.key}>{shownRoot}</code>
        <span className={classes.when}>{source.known ? when : 'no sample'}</span>
      </button>
      {open && !known && <p className={classes.none}>{none}</p>}
      {open && known && view === 'json' && (
        <div style={{ padding: '4px 12px' }}>
          <JsonView value={output} label={`Output of ${node.name}`} />
        </div>
      )}
      {open && known && view !== 'json' && shown !== undefined && (
        <DataTree
          key={query}
          value={shown}
          root={root}
          label={`Output of ${node.name}`}
          mode={view}
          levels={query === '' ? 3 : 10}
          onInsert={insert}
        />
      )}
      {open && known && view !== 'json' && shown === undefined && (
        <p className={classes.none}>No field matches “{query}”.</p>
      )}
    </section>
  );
}

function wordsOf({ kind, root }: Source): { readonly root: string; readonly when: string; readonly none: string } {
  switch (kind) {
    case 'trigger':
      return { root, when: 'sample', none: 'Send an event to see its data here.' };
    case 'step':
      return { root, when: 'last test', none: 'Run a test to see this step’s output.' };
    case 'answer':
      return { root, when: 'its address', none: '' };
    case 'loop':
      return { root: root === '' ? 'item' : `${root}.item`, when: 'first item', none: '' };
  }
}
