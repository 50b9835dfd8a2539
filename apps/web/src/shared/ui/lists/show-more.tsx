import { Button } from '@mantine/core';
import classes from './show-more.module.css';

interface ShowMoreProps {
  list: {
    items: readonly unknown[];
    pausedSearch: boolean;
    loadingMore: boolean;
    loadMore: () => void;
  };
  /** `events`. */
  what: string;
}

/** The button below a list that has more to show or to search. */
export function ShowMore({ list, what }: ShowMoreProps) {
  const { items, pausedSearch, loadingMore, loadMore } = list;
  return (
    <div className={classes.more}>
      {pausedSearch && (
        <p role="status">
          {items.length} found so far. Older {what} have not been looked at yet.
        </p>
      )}
      <Button loading={loadingMore} onClick={loadMore}>
        {pausedSearch ? 'Look further back' : `Show older ${what}`}
      </Button>
    </div>
  );
}
