import type { WorkflowResponse } from '@hookline/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, History, Keyboard, List, ListTree, Pause, Play, Settings, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { useTogglePause } from '../../waiting-events/index.js';
import { autoLayout } from '../model/actions/node-actions.js';
import { useSession } from '../session/session-context.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import { VersionsDialog } from './versions-dialog.js';

type Dialog = 'versions' | 'shortcuts' | null;

/** The menu of less frequent actions. */
export function WorkflowMenu({ workflow }: { readonly workflow: WorkflowResponse }) {
  const { editor, screen } = useSession();
  const [dialog, setDialog] = useState<Dialog>(null);
  // Events that wait are in the banner above the canvas already.
  const togglePause = useTogglePause(workflow);
  const navigate = useNavigate();
  const { paused, published } = workflow;
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
