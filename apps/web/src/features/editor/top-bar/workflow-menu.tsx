import { ActionIcon, Menu } from '@mantine/core';
import type { WorkflowResponse } from '@hookline/contracts';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, History, Keyboard, List, ListTree, Pause, Play, Settings, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { workflows } from '../../../shared/api/index.js';
import { toast, toastFailure } from '../../../shared/ui/index.js';
import { autoLayout } from '../model/actions/node-actions.js';
import { useSession } from '../session/session-context.js';
import { useRefreshWorkflow } from '../session/use-workflow.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import { VersionsDialog } from './versions-dialog.js';

type Dialog = 'versions' | 'shortcuts' | null;

/** The menu of less frequent actions. */
export function WorkflowMenu({ workflow }: { readonly workflow: WorkflowResponse }) {
  const { editor, screen } = useSession();
  const [dialog, setDialog] = useState<Dialog>(null);
  const refresh = useRefreshWorkflow();
  const navigate = useNavigate();
  const { paused, published } = workflow;
  const togglePause = useMutation({
    mutationFn: () => workflows.setPaused(workflow.id, !paused),
    onSuccess: async () => {
      toast(
        paused ? 'The workflow runs again' : 'The workflow is paused',
        paused ? undefined : 'Events that come now are held.',
      );
      await refresh();
    },
    onError: (error) => toastFailure(paused ? 'The workflow was not resumed' : 'The workflow was not paused', error),
  });
  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon aria-label="More actions">
            <Ellipsis size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<List size={14} />}
            onClick={() => void navigate({ to: '/workflows/$workflowId/runs', params: { workflowId: workflow.id } })}
          >
            Runs of this workflow
          </Menu.Item>
          <Menu.Item leftSection={<Settings size={14} />} onClick={() => screen.setState({ settings: true })}>
            Settings
          </Menu.Item>
          <Menu.Item leftSection={<History size={14} />} onClick={() => setDialog('versions')}>
            Versions
          </Menu.Item>
          {published && (
            <Menu.Item
              leftSection={paused ? <Play size={14} /> : <Pause size={14} />}
              onClick={() => togglePause.mutate()}
            >
              {paused ? 'Resume workflow' : 'Pause workflow'}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            leftSection={<ListTree size={14} />}
            onClick={() => screen.setState((state) => ({ outline: !state.outline }))}
          >
            Canvas or outline
          </Menu.Item>
          <Menu.Item leftSection={<WandSparkles size={14} />} onClick={() => autoLayout(editor)}>
            Tidy up
          </Menu.Item>
          <Menu.Item leftSection={<Keyboard size={14} />} onClick={() => setDialog('shortcuts')}>
            Keyboard shortcuts
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <VersionsDialog opened={dialog === 'versions'} onClose={close} />
      <ShortcutsDialog opened={dialog === 'shortcuts'} onClose={close} />
    </>
  );
}
