import type { RunResponse, StepResponse } from '@hookline/contracts';
import { isSettled } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { ActionIcon, Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FlaskConical, X } from 'lucide-react';
import { useState } from 'react';
import { IconTile, nodeFacts } from '../../../../shared/nodes/index.js';
import { StatusGlyph } from '../../../../shared/status/index.js';
import { JsonView, formatDuration } from '../../../../shared/ui/index.js';
import { StepWait } from '../../../runs/index.js';
import { portsOfNode } from '../../model/catalog.js';
import { workflowSteps } from '../../model/workflow-outline.js';
import { useSession } from '../../session/session-context.js';
import { Dock } from '../dock.js';
import { Attempts } from './attempts.js';
import dock from '../dock.module.css';
import classes from './test-run.module.css';

/** The last test run, step by step. */
export function TestRunPanel({ run }: { readonly run: RunResponse }) {
  const { editor, screen } = useSession();
  const entries = stepsInOrder(run);
  const [chosen, setChosen] = useState<string | null>(null);
  const eventful = entries.find(({ step }) => step && ['failed', 'running', 'waiting'].includes(step.status));
  const current =
    entries.find(({ node }) => node.id === chosen) ??
    eventful ??
    entries.findLast(({ step }) => step?.status === 'succeeded');
  const choose = (nodeId: string): void => {
    setChosen(nodeId);
    if (editor.graph().nodes.some((node) => node.id === nodeId)) editor.select([nodeId]);
  };
  return (
    <Dock label="Test run">
      <div className={dock.head}>
        <b className={classes.name}>Test run</b>
        <span className={dock.key}>draft</span>
        <span className={dock.grow} />
        {run.eventId && (
          <Link to="/inbox" search={{ event: run.eventId }} className={dock.link}>
            <FlaskConical size={12} aria-hidden /> {run.subject ?? 'sample event'}
          </Link>
        )}
        <Link to="/runs/$runId" params={{ runId: run.id }} className={dock.link}>
          Open as a page
        </Link>
        <ActionIcon size={28} aria-label="Close panel" onClick={() => screen.setState({ showRun: false })}>
          <X size={17} />
        </ActionIcon>
      </div>
      <div className={classes.columns}>
        <ol className={classes.list} aria-label="Steps of the test run">
          {entries.map(({ node, step }) => (
            <li key={node.id}>
              <StepRow
                node={node}
                step={step}
                current={node.id === current?.node.id}
                onChoose={() => choose(node.id)}
              />
            </li>
          ))}
        </ol>
        <div className={classes.detail}>
          {current?.step && <StepDetail key={current.node.id} step={current.step} />}
        </div>
      </div>
    </Dock>
  );
}

interface StepRowProps {
  readonly node: GraphNode;
  readonly step: StepResponse | undefined;
  readonly current: boolean;
  readonly onChoose: () => void;
}

function StepRow({ node, step, current, onChoose }: StepRowProps) {
  return (
    <button type="button" className={classes.row} aria-pressed={current} onClick={onChoose}>
      <StatusGlyph of={step?.status ?? 'queued'} alone />
      <IconTile {...nodeFacts(node)} size="sm" />
      <span className={classes.name}>{node.name}</span>
      <span className={classes.fact}>{step ? factOf(step, portsOfNode(node).length > 1) : ''}</span>
      <span className={classes.time}>{step ? tookOf(step) : ''}</span>
    </button>
  );
}

function StepDetail({ step }: { readonly step: StepResponse }) {
  const [tab, setTab] = useState<string | null>(step.error ? 'attempts' : 'output');
  return (
    <Tabs value={tab} onChange={setTab} className={classes.detail ?? ''} style={{ flex: 1 }}>
      <Tabs.List className={dock.paneTabs ?? ''} aria-label="Parts of the step">
        <Tabs.Tab value="input">Input</Tabs.Tab>
        <Tabs.Tab value="attempts">Attempts {step.attempts.length > 0 ? step.attempts.length : ''}</Tabs.Tab>
        <Tabs.Tab value="output">Output</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="input" className={classes.panel ?? ''}>
        <JsonView value={step.input} label="Input" numbered />
      </Tabs.Panel>
      <Tabs.Panel value="attempts" className={classes.panel ?? ''}>
        <Attempts step={step} />
      </Tabs.Panel>
      <Tabs.Panel value="output" className={classes.panel ?? ''}>
        <StepWait step={step} />
        {step.reason && <p>{step.reason}</p>}
        {step.output !== undefined && step.output !== null ? (
          <JsonView value={step.output} label="Output" numbered />
        ) : (
          <p className={classes.quiet}>
            {isSettled(step.status) ? 'This step gave nothing.' : 'The output stands here when the step is done.'}
          </p>
        )}
      </Tabs.Panel>
    </Tabs>
  );
}

function stepsInOrder(run: RunResponse): readonly { node: GraphNode; step: StepResponse | undefined }[] {
  const graph: WorkflowGraph = run.graph;
  return workflowSteps(graph).map(({ node }) => ({
    node,
    step: run.steps.find((step) => step.nodeId === node.id),
  }));
}

function factOf(step: StepResponse, branches: boolean): string {
  if (step.error) return step.error.message;
  if (step.reason) return step.reason;
  if (step.status === 'succeeded' && branches && step.port) return `took ${step.port}`;
  return step.attempts.length > 1 ? `attempt ${step.attempts.length}` : '';
}

const tookOf = ({ startedAt, finishedAt }: StepResponse): string =>
  startedAt && finishedAt ? formatDuration(Date.parse(finishedAt) - Date.parse(startedAt)) : '';
