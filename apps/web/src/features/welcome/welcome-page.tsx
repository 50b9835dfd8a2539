import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accounts, keys, workflows } from '../../shared/api/index.js';
import { LoadFailure, useTitle } from '../../shared/ui/index.js';
import { ExampleCard } from './example-card.js';
import { findExample } from './find-example.js';
import { preloadGraph } from './lazy-graph.js';
import { StartOwn } from './start-own.js';
import classes from './welcome-page.module.css';

/** Keeps the height of the line, so that nothing moves later. */
const NOTHING_YET = '\u00a0';

/** The welcome page of an owner: a live workflow, a button that sends it an event, and the run. */
export function WelcomePage() {
  useTitle('Welcome');
  useEffect(preloadGraph, []);
  const me = useQuery({ queryKey: keys.me, queryFn: ({ signal }) => accounts.me(signal) });
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const firstName = me.data?.name.split(/\s+/)[0] ?? '';
  const example = findExample(list.data?.items ?? []);
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>Welcome, {firstName}. Cast a line.</h1>
      <p className={classes.lead}>{list.isPending ? NOTHING_YET : leadOf(example !== null)}</p>
      {list.isPending && <Skeleton height={296} radius="lg" role="status" aria-label="Reading the example" />}
      {list.error !== null && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
      {example !== null && <ExampleCard example={example} senderName={firstName} />}
      <StartOwn />
    </div>
  );
}

const leadOf = (hasExample: boolean): string =>
  hasExample
    ? 'This example workflow is live. Send it an event and watch the run.'
    : 'Begin with what should start your first workflow.';
