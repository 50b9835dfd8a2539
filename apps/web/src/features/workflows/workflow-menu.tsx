import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CirclePause, CirclePlay, Ellipsis, History, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { keys, workflows } from '../../shared/api/index.js';
import { ConfirmDialog, toast, toastFailure } from '../../shared/ui/index.js';
import { askAboutWaiting, useTogglePause } from '../waiting-events/index.js';
import { RenameWorkflowDialog } from './rename-workflow-dialog.js';
import classes from './workflow-menu.module.css';

type Asking = 'nothing' | 'name' | 'delete';

/** The menu of a workflow in the list. */
export function WorkflowMenu({ workflow }: { workflow: WorkflowSummaryResponse }) {
  const [asking, setAsking] = useState<Asking>('nothing');
  const navigate = useNavigate();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: keys.workflows.all });
  const close = (): void => setAsking('nothing');

  const pause = useTogglePause(workflow, () => askAboutWaiting(workflow.id));
  const remove = useMutation({
    mutationFn: () => workflows.remove(workflow.id),
    onSuccess: () => toast(`${workflow.name} is deleted`),
    onError: (error) => toastFailure('The workflow was not deleted', error),
    onSettled: () => {
      close();
      return refresh();
    },
  });

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className={classes.target ?? ''}
            variant="default"
            size={26}
            aria-label={`Actions of ${workflow.name}`}
          >
            <Ellipsis size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<History size={15} />}
            onClick={() => void navigate({ to: '/workflows/$workflowId/runs', params: { workflowId: workflow.id } })}
          >
            Show runs
          </Menu.Item>
          <Menu.Item leftSection={<Pencil size={15} />} onClick={() => setAsking('name')}>
            Rename
          </Menu.Item>
          {workflow.published !== null && (
            <Menu.Item
              leftSection={workflow.paused ? <CirclePlay size={15} /> : <CirclePause size={15} />}
              onClick={() => pause.mutate()}
            >
              {workflow.paused ? 'Resume' : 'Pause'}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<Trash2 size={15} />} c="var(--failed)" onClick={() => setAsking('delete')}>
            Delete workflow
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameWorkflowDialog opened={asking === 'name'} workflow={workflow} onClose={close} />
      <ConfirmDialog
        opened={asking === 'delete'}
        title={`Delete ${workflow.name}?`}
        action="Delete workflow"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        Its trigger URLs stop working at once. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}
