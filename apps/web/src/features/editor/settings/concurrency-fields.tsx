import type { WorkflowSettings } from '@hookline/domain';
import { NumberInput, TextInput } from '@mantine/core';
import { checkTemplate } from './check-template.js';
import { useSettingsEdit } from './use-settings-edit.js';
import classes from './settings-dialog.module.css';

/** The concurrency limit, in total or per key. Other runs wait in order. */
export function ConcurrencyFields({ value }: { readonly value: WorkflowSettings['concurrency'] }) {
  const edit = useSettingsEdit();
  const { limit, key } = value;
  return (
    <div className={classes.group}>
      <NumberInput
        label="Runs at the same time"
        description="The others wait their turn. No event is lost or refused because of it. Empty: no limit"
        placeholder="No limit"
        min={1}
        max={1000}
        allowDecimal={false}
        value={limit ?? ''}
        onChange={(next) => edit({ concurrency: { limit: next === '' ? null : Math.max(1, Number(next)), key } })}
      />
      {limit !== null && (
        <TextInput
          classNames={{ input: 'mono' }}
          label="One line for each"
          description={keyHelp(limit)}
          placeholder="{{ trigger.body.customer }}"
          value={key ?? ''}
          error={checkTemplate(key ?? '')}
          onChange={({ currentTarget }) =>
            edit({ concurrency: { limit, key: currentTarget.value === '' ? null : currentTarget.value } })
          }
        />
      )}
    </div>
  );
}

const keyHelp = (limit: number): string =>
  `Runs with the same value here wait for each other, others do not: with the customer’s id, ${limit === 1 ? 'one' : limit} at a time per customer. Empty: one line for all`;
