import { isFinished } from '@hookline/domain';
import { ActionIcon, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronLeft, Play, Settings, Square } from 'lucide-react';
import { useSession } from '../session/session-context.js';
import { useStartTest } from '../session/use-start-test.js';
import { useStopTest } from '../session/use-stop-test.js';
import { useTestRun } from '../session/use-test-run.js';
import { useWorkflow } from '../session/use-workflow.js';
import { PublishButton } from './publish-button.js';
import { PublishState } from './publish-state.js';
import { SaveLine } from './save-line.js';
import { WorkflowMenu } from './workflow-menu.js';
import { WorkflowName } from './workflow-name.js';
import classes from './top-bar.module.css';

/** The top bar: the workflow's name, save state and publication state, with Test and Publish. */
export function TopBar() {
  const { workflowId, screen } = useSession();
  const workflow = useWorkflow();
  return (
    <header className={classes.bar}>
      <Link to="/workflows" className={classes.back} aria-label="Workflows">
        <ChevronLeft size={18} />
      </Link>
      <Link to="/workflows" className={classes.crumb}>
        Workflows
      </Link>
      <span className={classes.slash}>/</span>
      <h1 className={classes.heading}>{workflow && <WorkflowName workflow={workflow} />}</h1>
      <nav className={classes.tabs} aria-label="Workflow">
        <Link to="/workflows/$workflowId" params={{ workflowId }} activeOptions={{ exact: true, includeSearch: false }}>
          Editor
        </Link>
        <Link to="/workflows/$workflowId/runs" params={{ workflowId }}>
          Runs
        </Link>
        <Link to="/inbox" search={{ workflow: workflowId }}>
          Events
        </Link>
      </nav>
      <span className={classes.grow} />
      <SaveLine />
      {workflow && <PublishState workflow={workflow} />}
      <div className={classes.actions}>
        <TestButton />
        {workflow && <PublishButton workflow={workflow} />}
      </div>
      <ActionIcon
        className={classes.settings ?? ''}
        aria-label="Settings of this workflow"
        title="Settings of this workflow"
        onClick={() => screen.setState({ settings: true })}
      >
        <Settings size={16} />
      </ActionIcon>
      {workflow && <WorkflowMenu workflow={workflow} />}
    </header>
  );
}

export function TestButton() {
  const run = useTestRun();
  const startTest = useStartTest();
  const stopTest = useStopTest();
  if (run && !isFinished(run.status)) {
    return (
      <Button leftSection={<Square size={14} />} loading={stopTest.isPending} onClick={() => stopTest.mutate()}>
        Stop test
      </Button>
    );
  }
  return (
    <Button
      leftSection={<Play size={15} />}
      loading={startTest.isPending}
      onClick={() => startTest.mutate({ untilNodeId: null, showRun: true })}
    >
      Test
    </Button>
  );
}
