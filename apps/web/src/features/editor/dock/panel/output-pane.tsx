import type { StepResponse } from '@hookline/contracts';
import type { GraphNode } from '@hookline/domain';
import { isSettled } from '@hookline/domain';
import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { Status } from '../../../../shared/status/index.js';
import { CopyButton, DataTree, ErrorCard, JsonView, formatBytes, formatDuration } from '../../../../shared/ui/index.js';
import { useStartTest } from '../../session/use-start-test.js';
import { useTestRun } from '../../session/use-test-run.js';
import classes from '../dock.module.css';

/** The output of the step in the last test run. */
export function OutputPane({ node }: { readonly node: GraphNode }) {
  const run = useTestRun();
  const startTest = useStartTest();
  const [json, setJson] = useState(true);
  const step = run?.steps.find((candidate) => candidate.nodeId === node.id);
  return (
    <>
      <div className={classes.paneHead}>
        <span className={classes.paneTitle}>Output</span>
        {step && <Status of={step.status} />}
        {step && <span className={classes.kind}>{took(step)}</span>}
        <span className={classes.grow} />
        {step && isSettled(step.status) && (
          <SegmentedControl
            aria-label="How the output is shown"
            data={['Data', 'JSON']}
            value={json ? 'JSON' : 'Data'}
            onChange={(next) => setJson(next === 'JSON')}
          />
        )}
      </div>
      {!step && (
        <div className={classes.hint}>
          <p>{node.disabled ? 'This step is turned off.' : 'Run a test to see this step’s output.'}</p>
          <Button
            mt="sm"
            size="xs"
            leftSection={<Play size={14} />}
            loading={startTest.isPending}
            onClick={() => startTest.mutate({ untilNodeId: node.id, showRun: false })}
          >
            Test with the sample
          </Button>
        </div>
      )}
      {step && run && <StepResult step={step} runId={run.id} json={json} />}
    </>
  );
}

interface StepResultProps {
  readonly step: StepResponse;
  readonly runId: string;
  readonly json: boolean;
}

function StepResult({ step, runId, json }: StepResultProps) {
  const text = JSON.stringify(step.output, null, 2) ?? '';
  return (
    <>
      <div className={`${classes.scroll} ${classes.body}`} style={{ paddingInline: 12 }}>
        {step.error && (
          <ErrorCard title={step.error.message} code={step.error.code} excerpt={excerpt(step)}>
            {step.attempts.length > 1 ? `${step.attempts.length} attempts` : null}
          </ErrorCard>
        )}
        {step.reason && <p className={classes.reason}>{step.reason}</p>}
        {step.output !== undefined && step.output !== null && json && (
          <JsonView value={step.output} label="Output" numbered />
        )}
        {step.output !== undefined && step.output !== null && !json && (
          <DataTree value={step.output} root={`steps.${step.key}`} label="Output" />
        )}
      </div>
      <div className={classes.paneHead} style={{ borderTop: '1px solid var(--border)' }}>
        {text !== '' && <CopyButton size="compact-xs" variant="subtle" value={text} />}
        {text !== '' && <span className={classes.kind}>{formatBytes(text.length)}</span>}
        <span className={classes.grow} />
        <Link to="/runs/$runId" params={{ runId }} search={{ step: step.nodeId }} className={classes.link}>
          Open the test run
        </Link>
      </div>
    </>
  );
}

const took = ({ startedAt, finishedAt }: StepResponse): string =>
  startedAt && finishedAt ? formatDuration(Date.parse(finishedAt) - Date.parse(startedAt)) : '';

function excerpt(step: StepResponse): string | undefined {
  const details = step.error?.details;
  return details && Object.keys(details).length > 0 ? JSON.stringify(details, null, 2) : undefined;
}
