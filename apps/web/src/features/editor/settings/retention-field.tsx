import { NumberInput } from '@mantine/core';
import { useSettingsEdit } from './use-settings-edit.js';

const MAX_DAYS = 3650;

export function RetentionField({ value }: { readonly value: number | null }) {
  const edit = useSettingsEdit();
  return (
    <NumberInput
      label="Keep the history for"
      description="Days that finished runs and their events are kept. Empty: as long as this Hookline keeps everything"
      placeholder="As everything else"
      suffix={value === 1 ? ' day' : ' days'}
      min={1}
      max={MAX_DAYS}
      allowDecimal={false}
      value={value ?? ''}
      onChange={(next) =>
        edit({ retentionDays: next === '' ? null : Math.min(MAX_DAYS, Math.max(1, Math.round(Number(next)))) })
      }
    />
  );
}
