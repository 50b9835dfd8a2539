import type { GraphNode } from '@hookline/domain';
import { Tabs, Textarea } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { NodeForm } from '../../fields/node-form.js';
import { useSession } from '../../session/session-context.js';
import { ErrorSettings } from './error-settings.js';
import classes from '../dock.module.css';

/** The settings of a step: the form generated from its schema, the error handling, and a note. */
export function SettingsPane({ node }: { readonly node: GraphNode }) {
  return (
    <Tabs defaultValue="settings" className={`${classes.pane} ${classes.grow}`}>
      <div className={classes.tabsRow}>
        <Tabs.List className={classes.paneTabs ?? ''} aria-label="Settings of the step">
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
          <Tabs.Tab value="errors">Errors and retry</Tabs.Tab>
          <Tabs.Tab value="note">Note</Tabs.Tab>
        </Tabs.List>
        <AppGuide node={node} />
      </div>
      <Tabs.Panel value="settings" className={classes.scroll ?? ''}>
        <div className={classes.body}>
          <NodeForm node={node} />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="errors" className={classes.scroll ?? ''}>
        <div className={classes.body}>
          <ErrorSettings node={node} />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="note" className={classes.scroll ?? ''}>
        <div className={classes.body}>
          <NoteField node={node} />
        </div>
      </Tabs.Panel>
    </Tabs>
  );
}

/** An external link without a referrer to what the app says of itself. */
function AppGuide({ node }: { readonly node: GraphNode }) {
  const app = findDefinition(node.type)?.app;
  if (!app?.docs) return null;
  return (
    <a className={classes.guide} href={app.docs} target="_blank" rel="noopener noreferrer">
      {app.name} guide
      <ExternalLink size={13} aria-label="(opens in a new tab)" />
    </a>
  );
}

function NoteField({ node }: { readonly node: GraphNode }) {
  const { editor } = useSession();
  return (
    <Textarea
      label="Note"
      description="For people. It changes nothing in the run."
      autosize
      minRows={4}
      maxLength={4000}
      value={node.note}
      onChange={(event) => {
        const options = { note: event.currentTarget.value };
        editor.dispatch({ kind: 'set-node-options', nodeId: node.id, options }, `note ${node.id}`);
      }}
    />
  );
}
