import type { EventResponse } from '@hookline/contracts';
import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { CodeView, CopyButton } from '../../../shared/ui/index.js';
import { decodeBase64, hexDump } from './hex-dump.js';
import { prettyBody } from './pretty-body.js';
import classes from './event-detail.module.css';

/** The tabs of an event: parsed body, raw body and headers. */
export function EventTabs({ event }: { event: EventResponse }) {
  const [tab, setTab] = useState<string | null>('body');
  const copied = (): string => {
    if (tab === 'headers') return event.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
    return tab === 'bytes' ? hexDump(decodeBase64(event.bodyBase64)) : (event.bodyText ?? event.bodyBase64);
  };
  return (
    <Tabs className={classes.tabs ?? ''} value={tab} onChange={setTab} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="body">Body</Tabs.Tab>
        <Tabs.Tab value="bytes">Raw bytes</Tabs.Tab>
        {event.method !== '' && <Tabs.Tab value="headers">Headers {event.headers.length}</Tabs.Tab>}
      </Tabs.List>
      <span className={classes.copy}>
        <CopyButton size="compact-xs" variant="subtle" value={copied} />
      </span>
      <Tabs.Panel value="body" className={classes.panel ?? ''}>
        <Cut event={event} />
        <Body event={event} />
      </Tabs.Panel>
      <Tabs.Panel value="bytes" className={classes.panel ?? ''}>
        <Cut event={event} />
        <Bytes event={event} />
      </Tabs.Panel>
      <Tabs.Panel value="headers" className={classes.panel ?? ''}>
        <Headers headers={event.headers} />
      </Tabs.Panel>
    </Tabs>
  );
}

export function Headers({ headers }: { headers: EventResponse['headers'] }) {
  if (headers.length === 0) return <p>No headers.</p>;
  return (
    <dl className={classes.headers}>
      {headers.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ event }: { event: EventResponse }) {
  const body = useMemo(() => prettyBody(event.bodyText), [event.bodyText]);
  if (event.size === 0) return <p>The body is empty.</p>;
  if (body === null) return <p>The body is not text. See its raw bytes.</p>;
  return <CodeView text={body.text} json={body.json} numbered label="Body" />;
}

function Bytes({ event }: { event: EventResponse }) {
  const dump = useMemo(() => hexDump(decodeBase64(event.bodyBase64)), [event.bodyBase64]);
  if (event.size === 0) return <p>The body is empty.</p>;
  return (
    <pre className={classes.hex} role="region" aria-label="Raw bytes" tabIndex={0}>
      {dump}
    </pre>
  );
}

function Cut({ event }: { event: EventResponse }) {
  if (!event.bodyCut) return null;
  return (
    <p className={classes.cut}>
      Only the first megabyte is shown. <a href={`/api/v1/events/${event.id}/body`}>Download all of it</a>.
    </p>
  );
}
