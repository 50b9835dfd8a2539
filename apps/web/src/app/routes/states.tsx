import { Button, Skeleton } from '@mantine/core';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState, ErrorCard, LoadFailure } from '../../shared/ui/index.js';
import { isStalePage } from '../stale/is-stale-page.js';
import classes from './states.module.css';

export function NotFound() {
  return (
    <main className={classes.center}>
      <h1 className="visually-hidden">Not found</h1>
      <EmptyState
        drawing="hook"
        title="There is nothing at this address"
        action={
          <Button component={Link} to="/workflows">
            Go to workflows
          </Button>
        }
      >
        It may have been deleted, or the link is cut off.
      </EmptyState>
    </main>
  );
}

export function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <div className={classes.center}>
      <h1 className="visually-hidden">Something failed</h1>
      {isStalePage(error) ? <StalePage /> : <LoadFailure error={error} onRetry={retry} />}
    </div>
  );
}

function StalePage() {
  const reload = (
    <Button size="xs" onClick={() => location.reload()}>
      Load the page again
    </Button>
  );
  return (
    <ErrorCard title="A part of this page is not there any more" actions={reload}>
      Hookline was updated while this tab was open, or the server cannot be reached. Load the page again to go on.
    </ErrorCard>
  );
}

export function Loading() {
  return (
    <div className={classes.loading} aria-busy="true">
      <Skeleton height={24} width={180} />
      <Skeleton height={240} />
    </div>
  );
}
