import { Button } from '@mantine/core';
import { ApiError, errorSentence } from '../api/index.js';
import { ErrorCard } from './error-card.js';

/** Stands where something could not be read. */
export function LoadFailure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const code = error instanceof ApiError ? error.code : undefined;
  const actions = onRetry && (
    <Button size="xs" onClick={onRetry}>
      Try again
    </Button>
  );
  return (
    <ErrorCard title="This could not be read" code={code} actions={actions}>
      {errorSentence(error)}
    </ErrorCard>
  );
}
