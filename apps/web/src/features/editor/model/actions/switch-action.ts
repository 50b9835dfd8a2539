/** Switching what a step does at an app, with what both actions know by the same name. */
import { nextName, sameJson } from '@hookline/domain';
import type { Edit, GraphNode, WorkflowGraph } from '@hookline/domain';
import { defaultConfig, describeFields } from '@hookline/node-kit';
import type { FieldControl, FieldDescription, NodeDefinition } from '@hookline/node-kit';
import { findDefinition } from '../../../../shared/nodes/index.js';
import type { Editor } from '../editor-store.js';

interface ActionSwitch {
  readonly config: GraphNode['config'];
  /** The labels of settings that the new action has no place for. */
  readonly dropped: readonly string[];
}

/** Whether a credential is of one of the kinds. */
export type CredentialFits = (credentialId: string, kinds: readonly string[]) => boolean;

/**
 * Makes a step another action of its app, as one undo step. Its key and its lines stay, and its name when a person gave it.
 * @returns the labels of the settings that it dropped, undefined when the edit was refused
 */
export function switchAction(
  editor: Editor,
  node: GraphNode,
  to: NodeDefinition,
  fits: CredentialFits,
): readonly string[] | undefined {
  const from = findDefinition(node.type);
  if (!from) return undefined;
  const { config, dropped } = configFor(from, to, node.config, fits);
  const edits: Edit[] = [{ kind: 'change-type', nodeId: node.id, type: to.type, config: { ...config } }];
  if (isNamedAfter(node.name, from.title)) {
    edits.push({ kind: 'rename-node', nodeId: node.id, name: nameAfter(editor.graph(), node, to.title) });
  }
  return editor.dispatch(edits) ? dropped : undefined;
}

/** The settings of another action: its defaults, and the values of fields that both have. */
function configFor(
  from: NodeDefinition,
  to: NodeDefinition,
  config: GraphNode['config'],
  fits: CredentialFits,
): ActionSwitch {
  const before = describeFields(from);
  const after = describeFields(to);
  const filled = before.filter((field) => isFilled(config[field.name], field));
  const kept = filled.filter((field) => isTakenBy(after, field, config[field.name], fits));
  const values = Object.fromEntries(kept.map(({ name }) => [name, config[name]]));
  return {
    config: { ...defaultConfig(to), ...values },
    dropped: filled.filter((field) => !kept.includes(field)).map(({ label }) => label),
  };
}

/** Whether someone would miss the value. */
const isFilled = (value: unknown, { default: standard }: FieldDescription): boolean =>
  value !== undefined && value !== '' && !sameJson(value, standard) && !(Array.isArray(value) && value.length === 0);

function isTakenBy(
  fields: readonly FieldDescription[],
  { name, control }: FieldDescription,
  value: unknown,
  fits: CredentialFits,
): boolean {
  const field = fields.find((other) => other.name === name);
  if (!field || !holdsTheSame(control, field.control)) return false;
  const { kinds, options = [] } = field;
  if (control === 'credential' && Array.isArray(kinds)) return typeof value === 'string' && fits(value, kinds);
  return control !== 'choice' || options.some((option) => option.value === value);
}

const holdsTheSame = (one: FieldControl, other: FieldControl): boolean =>
  one === other || (TEXTS.has(one) && TEXTS.has(other));

const TEXTS: ReadonlySet<FieldControl> = new Set(['text', 'multiline', 'url']);

/** Whether the name is the one that the step was given with its type: `Send mail`, `Send mail 2`. */
const isNamedAfter = (name: string, title: string): boolean =>
  name === title || (name.startsWith(`${title} `) && /^\d{1,3}$/.test(name.slice(title.length + 1)));

const nameAfter = (graph: WorkflowGraph, node: GraphNode, title: string): string =>
  nextName(new Set(graph.nodes.filter(({ id }) => id !== node.id).map(({ name }) => name)), title);
