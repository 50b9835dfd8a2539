import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { History, Plus, Search, Workflow } from 'lucide-react';
import { newWorkflow, useCreateWorkflow } from '../../features/workflows/index.js';
import { keys, workflows } from '../../shared/api/index.js';
import { navItems } from './nav-items.js';
import classes from './command-palette.module.css';

/** The command palette (Ctrl K): go to a workflow or page, or run an action. */
export function CommandPalette() {
  const navigate = useNavigate();
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const create = useCreateWorkflow();
  const all = list.data?.items ?? [];
  const groups: SpotlightActionGroupData[] = [
    {
      group: 'Workflows',
      actions: all.map(({ id, name }) => ({
        id: `workflow ${id}`,
        label: name,
        keywords: ['open', 'editor'],
        leftSection: <Workflow size={16} aria-hidden />,
        onClick: () => void navigate({ to: '/workflows/$workflowId', params: { workflowId: id } }),
      })),
    },
    {
      group: 'Go to',
      actions: navItems.map(({ to, name, Icon }) => ({
        id: `go to ${to}`,
        label: name,
        leftSection: <Icon size={16} aria-hidden />,
        onClick: () => void navigate({ to }),
      })),
    },
    {
      group: 'Do',
      actions: [
        {
          id: 'new workflow',
          label: 'New workflow',
          leftSection: <Plus size={16} aria-hidden />,
          onClick: () => create.mutate(newWorkflow),
        },
        ...all.map(({ id, name }) => ({
          id: `runs of ${id}`,
          label: `Show runs of ${name}`,
          leftSection: <History size={16} aria-hidden />,
          onClick: () => void navigate({ to: '/workflows/$workflowId/runs', params: { workflowId: id } }),
        })),
      ],
    },
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      nothingFound="Nothing of that name"
      highlightQuery
      scrollable
      maxHeight={420}
      size={560}
      radius={12}
      attributes={{ content: { 'aria-label': 'Find or do' } }}
      yOffset="16vh"
      centered={false}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      classNames={{
        action: classes.action ?? '',
        actionsGroup: classes.group ?? '',
        search: classes.search ?? '',
        content: classes.content ?? '',
        actionSection: classes.section ?? '',
      }}
      searchProps={{
        leftSection: <Search size={16} aria-hidden />,
        placeholder: 'Find or do',
        'aria-label': 'Find or do',
      }}
    />
  );
}
