import { useMediaQuery } from '@mantine/hooks';
import { indexGraph } from '@hookline/domain';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect } from 'react';
import { findDefinition } from '../../shared/canvas/index.js';
import '../../shared/canvas/canvas-theme.css';
import { WaitingBanner } from '../waiting-events/index.js';
import { AddMenu } from './canvas/add-menu.js';
import { ConnectDialog } from './canvas/connect-dialog.js';
import { EditorCanvas } from './canvas/editor-canvas.js';
import { MoveDialog } from './canvas/move-dialog.js';
import { RenameDialog } from './canvas/rename-dialog.js';
import { Toolbar } from './canvas/toolbar.js';
import { ViewControls } from './canvas/view-controls.js';
import { loadCodeEditor } from './fields/code-input.js';
import { OutlineView } from './outline/outline-view.js';
import { StepPanel } from './panel/step-panel.js';
import { ProblemBar } from './problems/problem-list.js';
import { useEditorState, useGraph, useScreen } from './session/session-context.js';
import { useWorkflow } from './session/use-workflow.js';
import { SettingsDialog } from './settings/settings-dialog.js';
import { TestRunBar } from './test-run/test-run-bar.js';
import { TestRunPanel } from './test-run/test-run-panel.js';
import { useTestRun } from './test-run/use-test-run.js';
import { DraftBanners } from './top-bar/draft-banners.js';
import { PublishButton } from './top-bar/publish-button.js';
import { TestButton, TopBar } from './top-bar/top-bar.js';
import { ManualPanel } from './trigger/manual-panel.js';
import { WebhookPanel } from './trigger/webhook-panel.js';
import { useEditorShortcuts } from './use-editor-shortcuts.js';
import classes from './editor.module.css';

/** The editor's frame: top bar, canvas or outline, and the panel below. */
export function Editor() {
  const phone = useMediaQuery('(max-width: 639.9px)', false, { getInitialValueInEffect: false });
  const outline = useScreen((state) => state.outline) !== phone;
  const beside = useScreen((state) => state.deckBeside);
  const workflow = useWorkflow();
  useEditorShortcuts();
  useEffect(() => {
    // Ready before the first step is opened. When it cannot be loaded, the step that needs it says so.
    loadCodeEditor().catch(() => undefined);
  }, []);
  return (
    <ReactFlowProvider zIndexMode="manual">
      <div className={classes.editor}>
        <TopBar />
        <DraftBanners />
        <WaitingBanner workflowId={workflow?.id} />
        <div className={classes.work} data-beside={beside || undefined}>
          <div className={classes.stage}>
            {outline ? (
              <OutlineView />
            ) : (
              <>
                <EditorCanvas />
                <Toolbar />
                <ViewControls />
              </>
            )}
            <TestRunBar />
            <ProblemBar outline={outline} />
          </div>
          <Panel />
        </div>
        {phone && workflow && (
          <div className={classes.phoneActions}>
            <TestButton />
            <PublishButton workflow={workflow} />
          </div>
        )}
        <AddMenu />
        <ConnectDialog />
        <MoveDialog />
        <RenameDialog />
        <SettingsDialog />
      </div>
    </ReactFlowProvider>
  );
}

/** The open step, the open trigger, or the last test run. */
function Panel() {
  const openId = useEditorState((state) => state.open?.nodeId ?? null);
  const showRun = useScreen((state) => state.showRun);
  const run = useTestRun();
  const node = indexGraph(useGraph()).nodesById.get(openId ?? '');
  if (!node) return showRun && run ? <TestRunPanel key={run.id} run={run} /> : null;
  switch (findDefinition(node.type)?.trigger ?? null) {
    case 'webhook':
      return <WebhookPanel key={node.id} node={node} />;
    case 'manual':
      return <ManualPanel key={node.id} node={node} />;
    case null:
      return <StepPanel key={node.id} node={node} />;
  }
}
