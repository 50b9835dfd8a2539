import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { StatusGlyph, statusWord } from '../../../shared/status/index.js';
import { LoadFailure } from '../../../shared/ui/index.js';
import type { Loop } from './run-parts.js';
import { useIterations } from './use-iterations.js';
import classes from './iteration-picker.module.css';

interface IterationListProps {
  readonly loop: Loop;
  readonly failedOnly: boolean;
  readonly chosen: string | undefined;
  readonly onChoose: (runId: string) => void;
}

/** The items of a loop, all or failed ones, with their status. */
export function IterationList({ loop, failedOnly, chosen, onChoose }: IterationListProps) {
  const [opened, setOpened] = useState(false);
  const list = useIterations(loop, failedOnly, opened);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={360} trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-xs" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {failedOnly ? 'Failed items' : 'All items'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label="Items">
        {list.isError && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
        <ul className={classes.list}>
          {items.map((item) => (
            <li key={item.runId}>
              <button
                type="button"
                className={classes.entry}
                aria-pressed={item.runId === chosen}
                onClick={() => {
                  onChoose(item.runId);
                  setOpened(false);
                }}
              >
                <StatusGlyph of={item.status} alone />
                <span className={classes.place}>{item.index + 1}</span>
                <span className={classes.text}>{item.error?.message ?? statusWord(item.status)}</span>
              </button>
            </li>
          ))}
        </ul>
        {list.isPending && <p className={classes.of}>Reading the items</p>}
        {list.hasNextPage && (
          <Button
            size="compact-xs"
            fullWidth
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
