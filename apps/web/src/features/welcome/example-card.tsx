import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { Suspense } from 'react';
import { keys, workflows } from '../../shared/api/index.js';
import { Status } from '../../shared/status/index.js';
import { CurlLine, curlCommand, formatDuration } from '../../shared/ui/index.js';
import type { Example } from './find-example.js';
import { LazyGraph } from './lazy-graph.js';
import { useExampleRun } from './use-example-run.js';
import classes from './welcome-page.module.css';

/** The example's graph with its latest run on it, and two ways to send it an event. */
export function ExampleCard({ example, senderName }: { example: Example; senderName: string }) {
  const { workflowId, version } = example;
  const body = JSON.stringify({ name: senderName === '' ? 'Ada' : senderName });
  const { send, sending, run } = useExampleRun(example, body);
  const published = useQuery({
    queryKey: keys.workflows.version(workflowId, version),
    queryFn: ({ signal }) => workflows.getVersion(workflowId, version, signal),
  });
  const graph = run?.graph ?? published.data?.graph;
  const command = curlCommand({
    method: 'POST',
    url: example.url,
    headers: [['content-type', 'application/json']],
    body,
  });
  return (
    <section className={classes.card} aria-label="Example workflow">
      <div className={classes.canvas}>
        <span className={classes.badge}>
          <span className={classes.dot} aria-hidden="true" />
          <span className={classes.name}>{example.name}</span>
          <span className={classes.version}>v{version} live</span>
        </span>
        <Button className={classes.open ?? ''} size="xs" component={Link} to={`/workflows/${workflowId}`}>
          Open in editor
        </Button>
        <Suspense fallback={null}>
          {graph !== undefined && <LazyGraph graph={graph} steps={run?.steps} label="The example and its latest run" />}
        </Suspense>
      </div>
      <div className={classes.send}>
        <Button variant="filled" leftSection={<Send size={15} aria-hidden />} loading={sending} onClick={send}>
          Send a test event
        </Button>
        <span className={classes.or}>or from a terminal</span>
        <CurlLine command={command} />
      </div>
      {run !== null && (
        <div className={classes.result} role="status">
          <Status of={run.status} look="pill" />
          {run.durationMs !== null && <span>{`The run took ${formatDuration(run.durationMs)}.`}</span>}
          <Link to="/runs/$runId" params={{ runId: run.id }}>
            Look inside the run
          </Link>
        </div>
      )}
    </section>
  );
}
