import { Modal, Stack } from '@mantine/core';
import { useGraph, useScreen, useSession } from '../session/session-context.js';
import { ConcurrencyFields } from './concurrency-fields.js';
import { DeadlineField } from './deadline-field.js';
import { FailureFields } from './failure-fields.js';
import { RetentionField } from './retention-field.js';
import classes from './settings-dialog.module.css';

/** Settings of the whole workflow. Saved with the draft, live with the next version. */
export function SettingsDialog() {
  const { screen } = useSession();
  const opened = useScreen((state) => state.settings);
  return (
    <Modal
      opened={opened}
      onClose={() => screen.setState({ settings: false })}
      title="Settings of this workflow"
      size="lg"
    >
      <Settings />
    </Modal>
  );
}

function Settings() {
  const { settings } = useGraph();
  return (
    <Stack gap="lg">
      <p className={classes.lead}>
        Changes are saved with the draft and can be undone. They hold for runs of the next version you publish.
      </p>
      <DeadlineField value={settings.deadlineMs} />
      <ConcurrencyFields value={settings.concurrency} />
      <FailureFields value={settings.onFailure} />
      <RetentionField value={settings.retentionDays} />
    </Stack>
  );
}
