import { MAX_WAIT_MS, durationMs, durationOf } from '@hookline/node-kit';
import type { DurationUnit } from '@hookline/node-kit';
import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useSettingsEdit } from './use-settings-edit.js';
import classes from './settings-dialog.module.css';

const MIN_DEADLINE_MS = 60_000;
const UNITS: readonly DurationUnit[] = ['minutes', 'hours', 'days'];

/** The maximum duration of a run. Empty: no limit. */
export function DeadlineField({ value }: { readonly value: number | null }) {
  const edit = useSettingsEdit();
  const known = value === null ? null : durationOf(value);
  const [unit, setUnit] = useState<DurationUnit>(known?.unit ?? 'hours');
  // A value out of range is shown while it is typed, but not stored.
  const [typed, setTyped] = useState<number | string | null>(null);
  const amount = typed ?? (value === null ? '' : value / durationMs({ amount: 1, unit }));
  const change = (next: number | string, nextUnit: DurationUnit): void => {
    setTyped(next);
    setUnit(nextUnit);
    if (next === '') return edit({ deadlineMs: null });
    const deadlineMs = durationMs({ amount: Math.round(Number(next)), unit: nextUnit });
    if (fits(deadlineMs)) edit({ deadlineMs });
  };
  const wrong = amount !== '' && !fits(durationMs({ amount: Math.round(Number(amount)), unit }));
  return (
    <div className={classes.row}>
      <NumberInput
        label="A run may take"
        description="From its start to its end, with all waits. After that it fails. Empty: as long as it needs"
        placeholder="No limit"
        min={1}
        allowDecimal={false}
        value={amount}
        error={wrong ? 'From 1 minute to 365 days' : undefined}
        onChange={(next) => change(next, unit)}
      />
      <NativeSelect
        aria-label="Unit of the time a run may take"
        data={unit === 'seconds' ? ['seconds', ...UNITS] : [...UNITS]}
        value={unit}
        onChange={({ currentTarget }) => {
          const next = UNITS.find((each) => each === currentTarget.value);
          if (next) change(amount, next);
        }}
      />
    </div>
  );
}

const fits = (milliseconds: number): boolean => milliseconds >= MIN_DEADLINE_MS && milliseconds <= MAX_WAIT_MS;
