import type { IterationResponse, RunResponse } from '@hookline/contracts';
import { ActionIcon, NumberInput, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { runs } from '../../../shared/api/index.js';
import { Status } from '../../../shared/status/index.js';
import { toastFailure } from '../../../shared/ui/index.js';
import { IterationList } from './iteration-list.js';
import type { Loop } from './run-parts.js';
import { useFailedIterations } from './use-iterations.js';
import classes from './iteration-picker.module.css';

interface IterationPickerProps {
  readonly loop: Loop;
  /** The name of the loop. */
  readonly name: string;
  readonly item: RunResponse | undefined;
  readonly onChoose: (runId: string) => void;
}

/** Chooses the shown item of a loop. Numbered from 1. */
// oxlint-disable-next-line complexity -- one branch per case of what is shown
export function IterationPicker({ loop, name, item, onChoose }: IterationPickerProps) {
  const [failedOnly, setFailedOnly] = useState(false);
  const failed = useFailedIterations(loop, failedOnly);
  const { total = 0, failed: failures = 0 } = loop.step.iterations ?? {};
  const index = item?.parent?.index ?? null;
  const goTo = useMutation({
    mutationFn: (index: number) => findIteration(loop, index),
    onSuccess: (found) => found && onChoose(found.runId),
    onError: (error) => toastFailure('The item was not found', error),
  });
  const step = (by: 1 | -1): void => {
    if (!failedOnly) return goTo.mutate((index ?? 0) + by);
    void failed.neighbour(index, by).then((next) => next && onChoose(next.runId));
  };
  return (
    <div className={classes.picker} role="group" aria-label={`Item of ${name}`}>
      <ActionIcon
        size={24}
        aria-label={failedOnly ? 'Failed item before' : 'Item before'}
        disabled={index === null || (failedOnly ? !failed.hasBefore(index) : index === 0)}
        onClick={() => step(-1)}
      >
        <ChevronLeft size={15} aria-hidden />
      </ActionIcon>
      <NumberInput
        key={index}
        aria-label={`Item, 1 to ${total}`}
        title={index === null ? undefined : `Expressions count from 0: index is ${index}`}
        className={classes.number ?? ''}
        hideControls
        size="xs"
        min={1}
        max={total}
        allowDecimal={false}
        defaultValue={index === null ? '' : index + 1}
        onKeyDown={(event) => {
          const typed = Number(event.currentTarget.value);
          if (event.key === 'Enter' && typed >= 1 && typed <= total) goTo.mutate(typed - 1);
        }}
      />
      <span className={classes.of}>of {total}</span>
      <ActionIcon
        size={24}
        aria-label={failedOnly ? 'Next failed item' : 'Next item'}
        disabled={index === null || (failedOnly ? !failed.hasAfter(index) : index >= total - 1)}
        onClick={() => step(1)}
      >
        <ChevronRight size={15} aria-hidden />
      </ActionIcon>
      <IterationList loop={loop} failedOnly={failedOnly} chosen={item?.id} onChoose={onChoose} />
      {failures > 0 && (
        <Switch
          size="xs"
          label="Failed only"
          checked={failedOnly}
          onChange={(event) => {
            setFailedOnly(event.currentTarget.checked);
            if (event.currentTarget.checked && item?.status !== 'failed') {
              void failed.neighbour(null, 1).then((next) => next && onChoose(next.runId));
            }
          }}
        />
      )}
      {item && <Status of={item.status} />}
      {item?.error && <span className={classes.error}>{item.error.message}</span>}
      {item && (
        <Link to="/runs/$runId" params={{ runId: item.id }} className={classes.link}>
          Open
        </Link>
      )}
    </div>
  );
}

/** @param index from 0; the cursor is the index of the item before */
async function findIteration(loop: Loop, index: number): Promise<IterationResponse | undefined> {
  const cursor = index === 0 ? undefined : index - 1;
  return (await runs.iterations(loop.runId, { nodeId: loop.nodeId, cursor, limit: 1 })).items[0];
}
