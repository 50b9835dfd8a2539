import { Button } from '@mantine/core';
import classes from './show-more.module.css';

interface ShowMoreProps {
  list: {
    items: readonly unknown[];
    stoppedLooking: boolean;
    loadingMore: boolean;
    loadMore: () => void;
  };
  /** `events`. */
  what: string;
}

/** The end of a list that is not its end: more can be shown, or has not been looked at. */
export function ShowMore({ list, what }: ShowMoreProps) {
  const { items, stoppedLooking, loadingMore, loadMore } = list;
  return (
    <div className={classes.more}>
      {stoppedLooking && (
        <p role="status">
          {items.length} found so far. Older {what} have not been looked at yet.
        </p>
      )}
      <Button loading={loadingMore} onClick={loadMore}>
        {stoppedLooking ? 'Look further back' : `Show older ${what}`}
      </Button>
    </div>
  );
}
