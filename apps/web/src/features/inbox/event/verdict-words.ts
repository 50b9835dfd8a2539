import type { EventResponse } from '@hookline/contracts';
import type { Verdict } from '@hookline/domain';

interface VerdictWords {
  title: string;
  note: string;
}

const words: Record<Verdict, VerdictWords> = {
  run: { title: 'Accepted and stored before we answered', note: 'It made a run.' },
  filtered: { title: 'Stored, and filtered on purpose', note: 'The trigger lets such events pass by.' },
  duplicate: { title: 'Stored, and recognised as a duplicate', note: 'An event with the same id came before.' },
  held: { title: 'Stored and held', note: 'It waits until the workflow is live and somebody runs it.' },
  captured: { title: 'Stored and captured', note: 'It waits until a version is live and somebody runs it.' },
  refused: { title: 'Refused, and kept with its reason', note: 'It was not accepted.' },
};

/** The verdict as a sentence, with the server's own reason when there is one. */
export function verdictWords(event: Pick<EventResponse, 'verdict' | 'reason' | 'answered'>): VerdictWords {
  const { verdict, reason, answered } = event;
  const { title, note } = words[verdict];
  // A time that a schedule names is an event as well, and nobody sent it.
  return { title: verdict === 'run' && answered === 0 ? 'Stored with its run' : title, note: reason ?? note };
}
