import type { GraphNode } from '@hookline/domain';
import type { NodeApp, NodeDefinition } from '@hookline/node-kit';
import { Menu } from '@mantine/core';
import { Check, ChevronsUpDown } from 'lucide-react';
import { allDefinitions, findDefinition } from '../../../../shared/nodes/index.js';
import { announce } from '../../../../shared/ui/index.js';
import { useCredentials } from '../../../credentials/index.js';
import { switchAction } from '../../model/actions/switch-action.js';
import { useSession } from '../../session/session-context.js';
import { toastUndo } from '../../session/toast-undo.js';
import classes from './action-choice.module.css';

interface ActionChoiceProps {
  readonly node: GraphNode;
  readonly app: NodeApp;
}

/** The app of a step, and what the step does there: another action can be chosen. */
export function ActionChoice({ node, app }: ActionChoiceProps) {
  const switchTo = useSwitchAction(node);
  const current = findDefinition(node.type);
  const actions = allDefinitions.filter((definition) => definition.app?.id === app.id);
  return (
    <span className={classes.choice}>
      <span className={classes.app}>{app.name}</span>
      <Menu position="bottom-start" width={300} returnFocus>
        <Menu.Target>
          <button type="button" className={classes.action} aria-label={`Action: ${current?.title ?? ''}`}>
            <span>{current?.title}</span>
            <ChevronsUpDown size={11} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.map((action) => (
            <Menu.Item
              key={action.type}
              rightSection={action === current && <Check size={14} aria-label="chosen" />}
              onClick={() => action !== current && switchTo(action)}
            >
              {action.title}
              <span className={classes.summary}>{action.summary}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

/** Switches the action, and names the settings that went with the old one. */
function useSwitchAction(node: GraphNode): (to: NodeDefinition) => void {
  const { editor } = useSession();
  const credentials = useCredentials().data?.items;
  // A credential that is not known here is left to the checks of the step.
  const fits = (id: string, kinds: readonly string[]): boolean => {
    const credential = credentials?.find((each) => each.id === id);
    return credential === undefined || kinds.includes(credential.kind);
  };
  return (to) => {
    const dropped = switchAction(editor, node, to, fits);
    if (!dropped) return;
    if (dropped.length === 0) announce(`The step is ${to.title} now`);
    else toastUndo(editor, `Switched to ${to.title}`, `Dropped: ${dropped.join(', ')}.`);
  };
}
