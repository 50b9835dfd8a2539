import type { GraphNode } from '@hookline/domain';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { workflows } from '../../../../shared/api/index.js';
import { toastFailure } from '../../../../shared/ui/index.js';
import { useSession } from '../../session/session-context.js';
import { useStartTest } from '../../session/use-start-test.js';
import { useWorkflow } from '../../session/use-workflow.js';
import { Dock } from '../dock.js';
import { PanelHead } from '../panel/panel-head.js';
import { PayloadEditor } from './payload/payload-editor.js';
import { usePayload } from './payload/use-payload.js';
import dock from '../dock.module.css';
import classes from './trigger.module.css';

/** The panel of a manual trigger: the payload, a test of the draft, a run of the published version. */
export function ManualPanel({ node }: { readonly node: GraphNode }) {
  const { workflowId } = useSession();
  const published = useWorkflow()?.published;
  const payloadState = usePayload();
  const { payload } = payloadState;
  const startTest = useStartTest();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => workflows.run(workflowId, payload.value),
    onSuccess: ({ runId }) => navigate({ to: '/runs/$runId', params: { runId } }),
    onError: (error) => toastFailure('The run did not start', error),
  });
  const ready = payload.problem === null;
  return (
    <Dock label={`Trigger ${node.name}`}>
      <PanelHead
        node={node}
        actions={
          <>
            <Button
              size="xs"
              leftSection={<Play size={14} />}
              disabled={!ready}
              loading={startTest.isPending}
              onClick={() => startTest.mutate({ untilNodeId: null, showRun: true })}
            >
              Test the draft
            </Button>
            {published && (
              <Button
                size="xs"
                variant="filled"
                disabled={!ready}
                loading={start.isPending}
                onClick={() => start.mutate()}
              >
                Run v{published.version}
              </Button>
            )}
          </>
        }
      />
      <div className={dock.scroll}>
        <div className={classes.column} style={{ maxWidth: 720 }}>
          <PayloadEditor label="Payload" state={payloadState} />
          <p className={classes.help}>
            {published
              ? 'Steps read it as trigger. A run uses the published version, a test uses the draft.'
              : 'Steps read it as trigger. Publish the workflow to run it for real.'}
          </p>
        </div>
      </div>
    </Dock>
  );
}
