import type { RunResponse, StepResponse } from '@hookline/contracts';
import { isSettled } from '@hookline/domain';
import { ActionIcon, Tabs } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { findDefinition } from '../../../shared/nodes/definitions.js';
import { IconTile } from '../../../shared/nodes/icon-tile.js';
import { captionOf } from '../../../shared/nodes/node-facts.js';
import { Status } from '../../../shared/status/index.js';
import { AttemptList } from './attempt-list.js';
import { HeldStep } from './held-step.js';
import { StepData } from './step-data.js';
import { StepFailure } from './step-failure.js';
import { StepWait } from './step-wait.js';
import { UnreadBody } from './unread-body.js';
import classes from './step-detail.module.css';

interface StepDetailProps {
  run: RunResponse;
  step: StepResponse;
  /** Whether the user chose this step, rather than the page. */
  asked: boolean;
  onClose: () => void;
}

/** The details of a step: input, output and attempts. */
// oxlint-disable-next-line complexity -- one branch per case of what is shown
export function StepDetail({ run, step, asked, onClose }: StepDetailProps) {
  const detail = useRef<HTMLElement>(null);
  useEffect(() => {
    // In one column the details are below the steps, out of sight.
    if (asked && matchMedia('(max-width: 899.9px)').matches) detail.current?.scrollIntoView({ block: 'start' });
  }, [asked, step.nodeId]);
  const node = run.graph.nodes.find((each) => each.id === step.nodeId);
  const definition = findDefinition(node?.type ?? '');
  const kind = definition ? captionOf(definition, node?.config ?? {}) : node?.type;
  return (
    <aside ref={detail} className={classes.detail} aria-label={`Step ${node?.name ?? step.key}`}>
      <header className={classes.head}>
        <IconTile
          app={definition?.app}
          icon={definition?.icon}
          category={definition?.category ?? 'app'}
          title={definition?.title ?? step.key}
          size="md"
          trigger={definition?.trigger !== undefined && definition.trigger !== null}
        />
        <div className={classes.names}>
          <h2 className={classes.name}>{node?.name ?? step.key}</h2>
          <span className={classes.kind}>{kind}</span>
        </div>
        <Status of={step.status} />
        <ActionIcon size={28} aria-label="Close step" onClick={onClose}>
          <X size={16} />
        </ActionIcon>
      </header>
      <div className={classes.body}>
        {step.status !== 'held' && <StepFailure run={run} step={step} />}
        <UnreadBody run={run} step={step} />
        <HeldStep run={run} step={step} />
        <StepWait step={step} />
        {step.reason !== null && <p className={classes.reason}>{step.reason}</p>}
        <Tabs key={step.nodeId} defaultValue={step.error === null ? 'output' : 'attempts'} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="attempts">
              Attempts <span className={classes.count}>{step.attempts.length}</span>
            </Tabs.Tab>
            <Tabs.Tab value="input">Input</Tabs.Tab>
            <Tabs.Tab value="output">Output</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="attempts">
            <AttemptList step={step} />
          </Tabs.Panel>
          <Tabs.Panel value="input">
            <StepData value={step.input} root="input" label="Input" none="This step was given nothing." />
          </Tabs.Panel>
          <Tabs.Panel value="output">
            <StepData
              value={step.output}
              root={`steps.${step.key}`}
              label="Output"
              none={
                isSettled(step.status) ? 'This step gave nothing.' : 'The output stands here when the step is done.'
              }
            />
          </Tabs.Panel>
        </Tabs>
      </div>
    </aside>
  );
}
