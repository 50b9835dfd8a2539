import type { GraphNode } from '@hookline/domain';
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { Send } from 'lucide-react';
import { useMemo } from 'react';
import { FieldProvider } from '../../fields/frame/field-context.js';
import { useFieldContext } from '../../fields/frame/use-field-context.js';
import { NodeForm } from '../../fields/node-form.js';
import { useRecentEvents } from '../../session/use-sample.js';
import { useWorkflow } from '../../session/use-workflow.js';
import { Dock } from '../dock.js';
import { PanelHead } from '../panel/panel-head.js';
import { EventsPane } from './events/events-pane.js';
import { PayloadEditor } from './payload/payload-editor.js';
import { firstMethod, testRequest } from './payload/test-request.js';
import { usePayload } from './payload/use-payload.js';
import { SampleFields } from './sample-fields.js';
import { SendResult } from './send-result.js';
import { SetUpCard } from './set-up/set-up-card.js';
import { Snippets } from './set-up/snippets-box.js';
import { TriggerUrl } from './set-up/trigger-url.js';
import { useProviderChoice } from './use-provider-choice.js';
import type { ProviderChoice } from './use-provider-choice.js';
import { useSendTestEvent } from './use-send-test-event.js';
import dock from '../dock.module.css';
import classes from './trigger.module.css';

const WIDE = 1000;

/** A trigger with an address: the one permanent URL, a way to send to it, and what came in. */
export function WebhookPanel({ node }: { readonly node: GraphNode }) {
  const url = useWorkflow()?.triggers.find((trigger) => trigger.nodeId === node.id)?.url;
  const choice = useProviderChoice(node);
  const events = useRecentEvents().filter((event) => event.nodeId === node.id);
  const payloadState = usePayload(choice.provider);
  const { payload } = payloadState;
  const request = useMemo(
    () => (url === undefined ? undefined : testRequest(node, url, payload)),
    [node, url, payload],
  );
  const send = useSendTestEvent(node);
  const context = useFieldContext(node);
  const { ref, width } = useElementSize();
  const paneClass = `${dock.pane} ${width < WIDE ? '' : dock.scroll}`;
  const { provider } = choice;
  return (
    <FieldProvider value={context}>
      <Dock label={`Trigger ${node.name}`}>
        <PanelHead
          node={node}
          actions={
            <Button
              size="xs"
              leftSection={<Send size={14} />}
              disabled={!request || payload.problem !== null}
              loading={send.isPending}
              onClick={() => request && send.mutate(request)}
            >
              Send test event
            </Button>
          }
        />
        <div
          ref={ref}
          className={`${dock.columns} ${dock.grow}`}
          data-kind="trigger"
          data-tabs={width < WIDE || undefined}
        >
          <div className={paneClass}>
            <div className={classes.column}>
              <TriggerUrl url={url} method={firstMethod(node)} />
              <SendResult result={send.data} error={send.error} />
              {provider && (
                <SetUpCard
                  key={provider.id}
                  provider={provider}
                  url={url}
                  isDone={events.some((event) => event.provider === provider.id && event.verdict !== 'refused')}
                />
              )}
              <PayloadEditor label="Test event" state={payloadState} provider={provider} note={signatureNote(choice)} />
              {request && <Snippets node={node} choice={choice} request={request} />}
            </div>
          </div>
          <div className={paneClass} data-inset>
            <div className={dock.paneHead}>
              <span className={dock.paneTitle}>Settings</span>
            </div>
            <div className={dock.body}>
              <NodeForm node={node} />
            </div>
            <SampleFields node={node} />
          </div>
          <div className={paneClass}>
            <EventsPane events={events} choice={choice} />
          </div>
        </div>
      </Dock>
    </FieldProvider>
  );
}

function signatureNote({ provider, credentialId }: ProviderChoice): string | null {
  if (!provider || credentialId === null) return null;
  return provider.canSign
    ? `It is signed with the credential, as ${provider.title} does.`
    : `Only ${provider.title} can sign it, so it is refused while signatures are checked.`;
}
