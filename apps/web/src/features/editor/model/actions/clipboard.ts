/** Copy and paste as text. The text contains no secrets; pasted into the same workflow, the steps are complete. */
import type { Editor } from '../editor-store.js';
import { fragmentText, pasteFragment, readFragment, takeFragment } from './fragment.js';
import type { Fragment, Withheld } from './fragment.js';

/** The text for the clipboard. Undefined when nothing is selected. */
export function copySelected(editor: Editor): string | undefined {
  const fragment = takeFragment(editor.graph(), editor.store.getState().selection);
  if (!fragment) return undefined;
  const text = fragmentText(fragment);
  copied.set(editor, { text, fragment });
  return text;
}

/** The fragment that was last copied in this session. */
const copied = new WeakMap<Editor, { readonly text: string; readonly fragment: Fragment }>();

export type Pasted = { readonly kind: 'nothing' } | { readonly kind: 'steps'; readonly note: string | null };

/** @param middle centre for the steps of another workflow */
export function pasteText(editor: Editor, text: string, middle: () => { x: number; y: number }): Pasted {
  const own = copied.get(editor);
  // Some clipboards change line endings.
  const fragment = own?.text === text.replaceAll('\r\n', '\n') ? own.fragment : readFragment(text);
  if (!fragment) return { kind: 'nothing' };
  const shares = fragment.nodes.some((node) => editor.graph().nodes.some((other) => other.id === node.id));
  const pasted = pasteFragment(editor, fragment, shares ? undefined : middle());
  return { kind: 'steps', note: pasted ? noteOf(fragment) : null };
}

const MAX_NAMED = 3;

/** `Left out when this was copied: Webhook URL of Post, authorization of Ask.` */
function noteOf({ nodes, withheld }: Fragment): string | null {
  if (withheld.length === 0) return null;
  const nameOf = ({ nodeId }: Withheld) => nodes.find((node) => node.id === nodeId)?.name ?? 'a step';
  const named = withheld.slice(0, MAX_NAMED).map((secret) => `${secret.label} of ${nameOf(secret)}`);
  const more = withheld.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  return `Secrets are not copied. Fill in: ${all.join(', ')}.`;
}
