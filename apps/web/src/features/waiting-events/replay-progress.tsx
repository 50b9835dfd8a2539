import type { ReplayResponse } from '@hookline/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Square, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { keys, replays } from '../../shared/api/index.js';
import { StatusGlyph } from '../../shared/status/index.js';
import { announce, toastFailure } from '../../shared/ui/index.js';
import { replayWords } from './replay-words.js';
import { useWaitingStore, type StartedReplay } from './waiting-store.js';
import classes from './waiting-events.module.css';

/** Polling interval of a running replay. */
const EVERY_MS = 700;

/** The progress of replays on every page: all running ones, and the results of those seen in this tab. */
export function ReplayProgress() {
  const started = useWaitingStore((state) => state.started);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const list = useQuery({
    queryKey: keys.replays,
    queryFn: ({ signal }) => replays.list(signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? EVERY_MS : false),
  });
  const items = list.data?.items ?? [];
  const unseen = items.filter((replay) => isRunning(replay) && !seen.has(replay.id));
  if (unseen.length > 0) setSeen(new Set([...seen, ...unseen.map(({ id }) => id)]));
  const origins = new Map(started.map((each) => [each.id, each]));
  const shown = items.filter(({ id }) => (seen.has(id) || origins.has(id)) && !closed.has(id));
  return (
    <>
      {shown.map((replay) => (
        <ReplayStrip
          key={replay.id}
          replay={replay}
          origin={origins.get(replay.id)}
          onClose={() => setClosed(new Set([...closed, replay.id]))}
        />
      ))}
    </>
  );
}

const isRunning = ({ status }: ReplayResponse): boolean => status === 'running';

interface ReplayStripProps {
  readonly replay: ReplayResponse;
  /** Set when it was started in this tab. */
  readonly origin: StartedReplay | undefined;
  readonly onClose: () => void;
}

function ReplayStrip({ replay, origin, onClose }: ReplayStripProps) {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => replays.cancel(replay.id),
    onError: (error) => toastFailure('The replay was not stopped', error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.replays }),
  });
  const running = isRunning(replay);
  const words = replayWords(replay);
  // Announces only start and result, not each second.
  const latest = useRef(words);
  useEffect(() => {
    latest.current = words;
  });
  useEffect(() => {
    announce(running ? 'Events are being run' : latest.current);
    // The counts of waiting events are out of date.
    if (!running) void client.invalidateQueries({ queryKey: keys.events.all });
  }, [running, client]);
  const dealtWith = replay.done + replay.failed;
  return (
    <section className={classes.strip} aria-label="Replay">
      <StatusGlyph of={glyphOf(replay)} size={15} />
      <span className={classes.stripWords}>
        <b>{origin ? `Events of ${origin.workflowName}` : 'A replay of events'}</b> {words}
      </span>
      {running && (
        <progress className={classes.progress} max={replay.total} value={dealtWith} aria-label="Events run" />
      )}
      <span className={classes.choices}>
        {origin && (
          <Button
            size="xs"
            renderRoot={(props) => (
              <Link to="/workflows/$workflowId/runs" params={{ workflowId: origin.workflowId }} {...props} />
            )}
          >
            Show runs
          </Button>
        )}
        {running ? (
          <Button
            size="xs"
            leftSection={<Square size={13} aria-hidden />}
            loading={stop.isPending}
            onClick={() => stop.mutate()}
          >
            Stop
          </Button>
        ) : (
          <ActionIcon size={28} aria-label="Close what came of the replay" onClick={onClose}>
            <X size={15} />
          </ActionIcon>
        )}
      </span>
    </section>
  );
}

function glyphOf({ status, failed }: ReplayResponse) {
  if (status === 'done') return failed > 0 ? 'failed' : 'succeeded';
  return status;
}
