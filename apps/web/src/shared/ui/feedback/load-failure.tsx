import { Button } from '@mantine/core';
import { ApiError, errorSentence } from '../../api/index.js';
import { ErrorCard } from './error-card.js';

/** Replaces content that could not be loaded. */
export function LoadFailure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const gone = error instanceof ApiError && error.status === 404;
  const code = error instanceof ApiError ? error.code : undefined;
  const actions = onRetry && !gone && (
    <Button size="xs" onClick={onRetry}>
      Try again
    </Button>
  );
  return (
    <ErrorCard title={gone ? 'This is not here' : 'This could not be read'} code={code} actions={actions}>
      {gone ? 'It may have been deleted, or the link is cut off.' : errorSentence(error)}
    </ErrorCard>
  );
}
