import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { GraphNode } from '@hookline/domain';
import { Send } from 'lucide-react';
import { FieldProvider } from '../fields/field-context.js';
import { Deck } from '../panel/deck.js';
import { PanelHead } from '../panel/panel-head.js';
import { NodeForm } from '../panel/settings-pane.js';
import { useFieldSurroundings } from '../panel/use-field-surroundings.js';
import { useWorkflow } from '../session/use-workflow.js';
import { EventsPane } from './events-pane.js';
import { PayloadEditor } from './payload-editor.js';
import { SendResult } from './send-result.js';
import { Snippets } from './snippets-box.js';
import { TriggerUrl } from './trigger-url.js';
import { usePayload } from './use-payload.js';
import { useSendTestEvent } from './use-send-test-event.js';
import deck from '../panel/deck.module.css';
import classes from './trigger.module.css';

const WIDE = 1000;

/** A trigger with an address: the one permanent URL, a way to send to it, and what came in. */
export function WebhookPanel({ node }: { readonly node: GraphNode }) {
  const url = useWorkflow()?.triggers.find((trigger) => trigger.nodeId === node.id)?.url;
  const method = firstMethod(node);
  const [payload, setPayload] = usePayload();
  const send = useSendTestEvent();
  const surroundings = useFieldSurroundings(node);
  const { ref, width } = useElementSize();
  const canSend = url !== undefined && payload.problem === null;
  const sendNow = (): void => {
    if (url !== undefined) send.mutate({ url, method, body: payload.text });
  };
  return (
    <FieldProvider value={surroundings}>
      <Deck label={`Trigger ${node.name}`}>
        <PanelHead
          node={node}
          actions={
            <Button
              size="xs"
              leftSection={<Send size={14} />}
              disabled={!canSend}
              loading={send.isPending}
              onClick={sendNow}
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
          <div className={`${deck.pane} ${width < WIDE ? '' : deck.scroll}`}>
            <div className={classes.column}>
              <TriggerUrl url={url} method={method} />
              <SendResult result={send.data} error={send.error} />
              <PayloadEditor label="Test event" payload={payload} onChange={setPayload} />
              {url && <Snippets url={url} method={method} body={payload.text} />}
            </div>
          </div>
          <div className={`${deck.pane} ${width < WIDE ? '' : deck.scroll}`} data-inset>
            <div className={deck.paneHead}>
              <span className={deck.paneTitle}>Settings</span>
            </div>
            <div className={deck.body}>
              <NodeForm node={node} />
            </div>
          </div>
          <div className={`${deck.pane} ${width < WIDE ? '' : deck.scroll}`}>
            <EventsPane nodeId={node.id} />
          </div>
        </div>
      </Deck>
    </FieldProvider>
  );
}

function firstMethod({ config }: GraphNode): string {
  const methods = config['methods'];
  const [first] = Array.isArray(methods) ? methods : [];
  return typeof first === 'string' ? first : 'POST';
}
