import type { GraphNode } from '@hookline/domain';
import { Tabs } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { FieldProvider } from '../../fields/frame/field-context.js';
import { useFieldContext } from '../../fields/frame/use-field-context.js';
import { Dock } from '../dock.js';
import { InputPane } from './input-pane.js';
import { OutputPane } from './output-pane.js';
import { PanelHead } from './panel-head.js';
import { SettingsPane } from './settings-pane.js';
import classes from '../dock.module.css';

/** Minimum width for all three panes side by side. */
const WIDE = 1080;
const MEDIUM = 700;

/** The panel of a step: input, settings and output. */
export function StepPanel({ node }: { readonly node: GraphNode }) {
  const context = useFieldContext(node);
  const { ref, width } = useElementSize();
  const panes: readonly Pane[] = [
    { name: 'Input', content: <InputPane node={node} /> },
    { name: 'Settings', content: <SettingsPane node={node} /> },
    { name: 'Output', content: <OutputPane node={node} /> },
  ];
  return (
    <FieldProvider value={context}>
      <Dock label={`Step ${node.name}`}>
        <PanelHead node={node} />
        <div ref={ref} className={classes.grow} style={{ display: 'flex', minHeight: 0 }}>
          <Panes panes={panes} width={width || document.documentElement.clientWidth} />
        </div>
      </Dock>
    </FieldProvider>
  );
}

interface Pane {
  readonly name: string;
  readonly content: ReactNode;
}

interface PanesProps {
  readonly panes: readonly Pane[];
  readonly width: number;
}

/** Shows as many panes side by side as fit; the others become tabs. */
function Panes({ panes, width }: PanesProps) {
  const [input, settings, output] = panes;
  if (!input || !settings || !output) return null;
  if (width >= WIDE) {
    return (
      <div className={`${classes.columns} ${classes.grow}`}>
        {panes.map((pane) => (
          <div key={pane.name} className={classes.pane} data-inset={pane !== settings || undefined}>
            {pane.content}
          </div>
        ))}
      </div>
    );
  }
  if (width < MEDIUM) return <TabbedPanes panes={[settings, input, output]} />;
  return (
    <div className={`${classes.columns} ${classes.grow}`} data-columns="2">
      <div className={classes.pane} data-inset>
        {input.content}
      </div>
      <div className={classes.pane}>
        <TabbedPanes panes={[settings, output]} />
      </div>
    </div>
  );
}

function TabbedPanes({ panes }: { readonly panes: readonly Pane[] }) {
  const [tab, setTab] = useState<string | null>(panes[0]?.name ?? null);
  return (
    <Tabs value={tab} onChange={setTab} className={`${classes.pane} ${classes.grow}`} keepMounted>
      <Tabs.List className={classes.paneTabs ?? ''}>
        {panes.map(({ name }) => (
          <Tabs.Tab key={name} value={name}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {panes.map(({ name, content }) => (
        <Tabs.Panel
          key={name}
          value={name}
          className={classes.pane ?? ''}
          style={{ flex: tab === name ? 1 : undefined }}
        >
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
