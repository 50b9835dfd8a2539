import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { events, keys } from '../../../shared/api/index.js';
import { announce } from '../../../shared/ui/index.js';
import type { Sender } from './use-sender.js';
import classes from './trigger.module.css';

interface SenderSuggestionProps {
  /** The newest one. */
  readonly eventId: string;
  readonly sender: Sender;
}

/** While nobody has said who sends: who it probably is. */
export function SenderSuggestion({ eventId, sender }: SenderSuggestionProps) {
  const event = useQuery({
    queryKey: keys.events.one(eventId),
    queryFn: ({ signal }) => events.get(eventId, signal),
    enabled: sender.isAnybody,
    staleTime: Infinity,
  });
  const provider = sender.find(event.data?.looksLike ?? '');
  if (!sender.isAnybody || !provider) return null;
  return (
    <div className={classes.suggestion} role="status">
      <span>This looks like {provider.title}.</span>
      <Button
        size="xs"
        onClick={() => {
          sender.choose(provider);
          announce(`The sender is ${provider.title} now`);
        }}
      >
        {provider.fields.length > 0 ? 'Check its signatures' : 'Name its events'}
      </Button>
    </div>
  );
}
