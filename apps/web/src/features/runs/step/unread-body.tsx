import type { RunResponse, StepResponse } from '@hookline/contracts';
import { useQuery } from '@tanstack/react-query';
import { events, keys } from '../../../shared/api/index.js';
import { eventInDoubt } from './event-in-doubt.js';
import classes from './step-detail.module.css';

/** Warns that the event's body does not match its content type: later steps find text instead of fields. */
export function UnreadBody({ run, step }: { readonly run: RunResponse; readonly step: StepResponse }) {
  const eventId = eventInDoubt(run, step);
  const event = useQuery({
    queryKey: keys.events.one(eventId ?? ''),
    queryFn: ({ signal }) => events.get(eventId ?? '', signal),
    enabled: eventId !== null,
  });
  const problem = eventId === null ? null : (event.data?.bodyProblem ?? null);
  return problem === null ? null : <p className={classes.reason}>{problem}</p>;
}
