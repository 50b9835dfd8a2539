import type { NodeDefinition } from '@hookline/node-kit';
import { announce } from '../../../../shared/ui/index.js';
import type { AddTarget } from '../../model/actions/add-target.js';
import { addNode, insertNode } from '../../model/actions/node-actions.js';
import { portsOfNode } from '../../model/catalog.js';
import type { AddMenuRequest } from '../../session/editor-session.js';
import { useSession } from '../../session/session-context.js';

/** Adds a step and closes the menu, or stays for the next step behind it. */
export function useAddStep({ anchor, target }: AddMenuRequest, onStay: () => void) {
  const { editor, screen } = useSession();
  return (definition: NodeDefinition, stay = false): void => {
    if (!stay) {
      screen.setState({ addMenu: null });
      addNode(editor, definition, target);
      return;
    }
    const node = insertNode(editor, definition, target);
    if (!node) return;
    editor.select([node.id]);
    announce(`${definition.title} added`);
    const next: AddTarget =
      portsOfNode(node).length > 0 ? { kind: 'after', nodeId: node.id, port: null } : { kind: 'anywhere' };
    screen.setState({ addMenu: { anchor, target: next } });
    onStay();
  };
}
