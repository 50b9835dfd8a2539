import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { events, keys } from '../../../../../shared/api/index.js';
import { announce } from '../../../../../shared/ui/index.js';
import type { ProviderChoice } from '../use-provider-choice.js';
import classes from '../trigger.module.css';

interface ProviderSuggestionProps {
  /** The newest one. */
  readonly eventId: string;
  readonly choice: ProviderChoice;
}

/** Suggests the provider that the newest event looks like, while none is chosen. */
export function ProviderSuggestion({ eventId, choice }: ProviderSuggestionProps) {
  const event = useQuery({
    queryKey: keys.events.one(eventId),
    queryFn: ({ signal }) => events.get(eventId, signal),
    enabled: choice.isAnybody,
    staleTime: Infinity,
  });
  const provider = choice.find(event.data?.looksLike ?? '');
  if (!choice.isAnybody || !provider) return null;
  return (
    <div className={classes.suggestion} role="status">
      <span>This looks like {provider.title}.</span>
      <Button
        size="xs"
        onClick={() => {
          choice.choose(provider);
          announce(`The sender is ${provider.title} now`);
        }}
      >
        {provider.fields.length > 0 ? 'Check its signatures' : 'Name its events'}
      </Button>
    </div>
  );
}
