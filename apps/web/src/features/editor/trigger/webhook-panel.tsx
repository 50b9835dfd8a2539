import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { GraphNode } from '@hookline/domain';
import { Send } from 'lucide-react';
import { useMemo } from 'react';
import { FieldProvider } from '../fields/field-context.js';
import { Deck } from '../panel/deck.js';
import { PanelHead } from '../panel/panel-head.js';
import { NodeForm } from '../panel/settings-pane.js';
import { useFieldContext } from '../panel/use-field-surroundings.js';
import { useRecentEvents } from '../session/use-sample.js';
import { useWorkflow } from '../session/use-workflow.js';
import { EventsPane } from './events-pane.js';
import { PayloadEditor } from './payload-editor.js';
import { SampleFields } from './sample-fields.js';
import { SendResult } from './send-result.js';
import { SetUpCard } from './set-up-card.js';
import { Snippets } from './snippets-box.js';
import { firstMethod, testRequest } from './test-request.js';
import { TriggerUrl } from './trigger-url.js';
import { usePayload } from './use-payload.js';
import { useSendTestEvent } from './use-send-test-event.js';
import { useSender } from './use-sender.js';
import type { Sender } from './use-sender.js';
import deck from '../panel/deck.module.css';
import classes from './trigger.module.css';

const WIDE = 1000;

/** A trigger with an address: the one permanent URL, a way to send to it, and what came in. */
export function WebhookPanel({ node }: { readonly node: GraphNode }) {
  const url = useWorkflow()?.triggers.find((trigger) => trigger.nodeId === node.id)?.url;
  const sender = useSender(node);
  const events = useRecentEvents().filter((event) => event.nodeId === node.id);
  const payloadState = usePayload(sender.provider);
  const { payload } = payloadState;
  const request = useMemo(
    () => (url === undefined ? undefined : testRequest(node, url, payload)),
    [node, url, payload],
  );
  const send = useSendTestEvent(node);
  const surroundings = useFieldContext(node);
  const { ref, width } = useElementSize();
  const paneClass = `${deck.pane} ${width < WIDE ? '' : deck.scroll}`;
  const { provider } = sender;
  return (
    <FieldProvider value={surroundings}>
      <Deck label={`Trigger ${node.name}`}>
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
          className={`${deck.columns} ${deck.grow}`}
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
              <PayloadEditor label="Test event" state={payloadState} provider={provider} note={signatureNote(sender)} />
              {request && <Snippets node={node} sender={sender} request={request} />}
            </div>
          </div>
          <div className={paneClass} data-inset>
            <div className={deck.paneHead}>
              <span className={deck.paneTitle}>Settings</span>
            </div>
            <div className={deck.body}>
              <NodeForm node={node} />
            </div>
            <SampleFields node={node} />
          </div>
          <div className={paneClass}>
            <EventsPane events={events} sender={sender} />
          </div>
        </div>
      </Deck>
    </FieldProvider>
  );
}

function signatureNote({ provider, credentialId }: Sender): string | null {
  if (!provider || credentialId === null) return null;
  return provider.canSign
    ? `It is signed with the credential, as ${provider.title} does.`
    : `Only ${provider.title} can sign it, so it is refused while signatures are checked.`;
}
