import { indexGraph } from '@hookline/domain';
import { useMediaQuery } from '@mantine/hooks';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect } from 'react';
import '../../shared/canvas/canvas-theme.css';
import { WaitingBanner } from '../waiting-events/index.js';
import { AddMenu } from './canvas/add-menu/add-menu.js';
import { ProblemBar } from './canvas/bars/problem-bar.js';
import { Toolbar } from './canvas/bars/toolbar.js';
import { ViewControls } from './canvas/bars/view-controls.js';
import { EditorCanvas } from './canvas/editor-canvas.js';
import { useEditorShortcuts } from './canvas/keys/use-editor-shortcuts.js';
import { StepPanel } from './dock/panel/step-panel.js';
import { TestRunBar } from './dock/test-run/test-run-bar.js';
import { TestRunPanel } from './dock/test-run/test-run-panel.js';
import { triggerView } from './dock/trigger/trigger-views.js';
import { loadCodeEditor } from './fields/code/code-input.js';
import { ConnectDialog } from './node-menu/connect-dialog.js';
import { MoveDialog } from './node-menu/move-dialog.js';
import { RenameStepDialog } from './node-menu/rename-step-dialog.js';
import { OutlineView } from './outline/outline-view.js';
import { useEditorState, useGraph, useScreen } from './session/session-context.js';
import { useTestRun } from './session/use-test-run.js';
import { useWorkflow } from './session/use-workflow.js';
import { SettingsDialog } from './settings/settings-dialog.js';
import { DraftBanners } from './top-bar/draft-banners.js';
import { PublishButton } from './top-bar/publish-button.js';
import { TestButton, TopBar } from './top-bar/top-bar.js';
import classes from './editor-layout.module.css';

/** The layout of the editor: top bar, canvas or outline, and the panel below. */
export function EditorLayout() {
  const phone = useMediaQuery('(max-width: 639.9px)', false, { getInitialValueInEffect: false });
  const outline = useScreen((state) => state.outline) !== phone;
  const beside = useScreen((state) => state.dockBeside);
  const workflow = useWorkflow();
  useEditorShortcuts();
  useEffect(() => {
    // Preloaded for the first step. If this fails, the step that needs it reports the error.
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
        <RenameStepDialog />
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
  const TriggerPanel = triggerView(node)?.Panel;
  return TriggerPanel ? <TriggerPanel key={node.id} node={node} /> : <StepPanel key={node.id} node={node} />;
}
