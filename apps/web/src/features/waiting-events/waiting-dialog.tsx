import { Button, Group, Modal } from '@mantine/core';
import { plural } from '../../shared/ui/index.js';
import { canRunWaiting, useWorkflowOf } from './use-workflow-of.js';
import { WaitingChoices } from './waiting-choices.js';
import { askAboutWaiting, useWaitingStore } from './waiting-store.js';

/**
 * Asks about waiting events once a workflow is live again: "6 events came meanwhile". Without such events it does not
 * open.
 */
export function WaitingDialog() {
  const workflow = useWorkflowOf(useWaitingStore((state) => state.asked));
  const close = (): void => askAboutWaiting(null);
  if (!workflow || !canRunWaiting(workflow)) return null;
  return (
    <Modal opened onClose={close} title={`${plural(workflow.keptEvents, 'event')} came meanwhile`}>
      <p>
        {workflow.name} was not live then, so they were kept without a run. Run them now, oldest first, or look at them
        before you decide.
      </p>
      <Group gap="xs" mt="lg">
        <WaitingChoices workflow={workflow} size="sm" onDone={close} />
        <Button variant="subtle" onClick={close}>
          Decide later
        </Button>
      </Group>
    </Modal>
  );
}
