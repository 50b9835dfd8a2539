/**
 * Renders expressions in a text field as pills. The expression at the caret is text; all others are atomic. A clicked
 * pill is held: its card is open, Delete and Backspace remove it, and typed text is inserted after it.
 */
import { EditorSelection, Facet, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, keymap, showTooltip } from '@codemirror/view';
import type { DecorationSet, Tooltip, ViewUpdate } from '@codemirror/view';
import { parseTemplate } from '@hookline/expressions';
import type { ExpressionPart } from '@hookline/expressions';
import { pillCard } from './pill-card.js';
import type { PillLook } from './pill-card.js';
import { PillWidget } from './pill-widget.js';

/** How the field around the editor labels an expression. */
export const pillLook = Facet.define<(source: string) => PillLook, (source: string) => PillLook>({
  combine: (looks) => looks[0] ?? ((source) => ({ from: undefined, path: source, warning: null, value: null })),
});

export const codePills = (): Extension => [
  heldPill,
  pillPlugin,
  keymap.of(pillKeys),
  EditorView.domEventHandlers({ blur: (_, view) => releasePill(view) }),
];

const hold = StateEffect.define<ExpressionPart | null>();

const heldPill = StateField.define<ExpressionPart | null>({
  create: () => null,
  update(held, { effects, docChanged, selection }) {
    for (const effect of effects) if (effect.is(hold)) return effect.value;
    return docChanged || selection ? null : held;
  },
  provide: (field) => showTooltip.computeN([field, pillLook], (state) => [cardOf(state.field(field), state)]),
});

function cardOf(part: ExpressionPart | null, state: EditorState): Tooltip | null {
  if (!part) return null;
  const look = state.facet(pillLook)(part.source);
  return {
    pos: part.start,
    end: part.end,
    above: false,
    create: (view) => ({
      dom: pillCard(part.source, look, { edit: () => openPill(view, part), remove: () => removePill(view, part) }),
    }),
  };
}

const pillPlugin = ViewPlugin.fromClass(
  class {
    pills: DecorationSet;

    constructor(view: EditorView) {
      this.pills = drawPills(view.state);
    }

    update(update: ViewUpdate): void {
      const { startState, state, docChanged, selectionSet } = update;
      const looksChanged = startState.facet(pillLook) !== state.facet(pillLook);
      const heldChanged = startState.field(heldPill) !== state.field(heldPill);
      if (docChanged || selectionSet || looksChanged || heldChanged) this.pills = drawPills(state);
    }
  },
  {
    decorations: (plugin) => plugin.pills,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.pills ?? Decoration.none),
  },
);

function drawPills(state: EditorState): DecorationSet {
  const look = state.facet(pillLook);
  const { from, to } = state.selection.main;
  const held = state.field(heldPill);
  const pills: Range<Decoration>[] = closedParts(state).map((part) => {
    const selected = held?.start === part.start || (from <= part.start && to >= part.end);
    const on = { hold: (view: EditorView) => holdPill(view, part), open: (view: EditorView) => openPill(view, part) };
    const widget = new PillWidget(look(part.source), part, selected, on);
    return Decoration.replace({ widget }).range(part.start, part.end);
  });
  return Decoration.set(pills);
}

/** The expressions that are currently rendered as pills. */
function closedParts(state: EditorState): readonly ExpressionPart[] {
  const caret = state.selection.main.head;
  return expressionsIn(state.doc.toString()).filter((part) => caret <= part.start || caret >= part.end);
}

function expressionsIn(text: string): readonly ExpressionPart[] {
  try {
    return parseTemplate(text).filter((part) => part.kind === 'expression');
  } catch {
    return []; // Incomplete expression: show all of it as text.
  }
}

function holdPill(view: EditorView, part: ExpressionPart): void {
  view.focus();
  view.dispatch({ selection: EditorSelection.cursor(part.end), effects: hold.of(part) });
}

function releasePill(view: EditorView): void {
  // Deferred: the blur may happen during an update.
  if (view.state.field(heldPill)) queueMicrotask(() => view.dispatch({ effects: hold.of(null) }));
}

function openPill(view: EditorView, part: ExpressionPart): void {
  view.dispatch({ selection: EditorSelection.cursor(part.sourceStart + part.source.length) });
  view.focus();
}

function removePill(view: EditorView, part: ExpressionPart): void {
  view.dispatch({ changes: { from: part.start, to: part.end }, userEvent: 'delete' });
  view.focus();
}

const onHeld = (act: (view: EditorView, part: ExpressionPart) => void) => (view: EditorView) => {
  const part = view.state.field(heldPill);
  if (part) act(view, part);
  return part !== null;
};

const pillKeys = [
  { key: 'Backspace', run: onHeld(removePill) },
  { key: 'Delete', run: onHeld(removePill) },
  { key: 'Enter', run: onHeld(openPill) },
  { key: 'Escape', run: onHeld((view) => view.dispatch({ effects: hold.of(null) })) },
];
