/** Expressions in a text field as pills. The one with the caret in it is text; all others are one character wide. */
import { parseTemplate } from '@hookline/expressions';
import type { ExpressionPart } from '@hookline/expressions';
import { EditorSelection, Facet } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, keymap, ViewPlugin, WidgetType } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import type { PillLabel } from './pill-label.js';
import classes from './code-input.module.css';

export interface PillLook extends PillLabel {
  /** What is wrong with it, shown in amber. */
  readonly warning: string | null;
}

/** How the editor around the field wants an expression shown. */
export const pillLook = Facet.define<(source: string) => PillLook, (source: string) => PillLook>({
  combine: (looks) => looks[0] ?? ((source) => ({ from: undefined, path: source, warning: null })),
});

export const codePills = (): Extension => [pillPlugin, keymap.of(pillKeys)];

class PillWidget extends WidgetType {
  constructor(
    private readonly look: PillLook,
    private readonly part: ExpressionPart,
    private readonly selected: boolean,
  ) {
    super();
  }

  override eq(other: PillWidget): boolean {
    const [a, b] = [this.look, other.look];
    const same = a.from === b.from && a.path === b.path && a.warning === b.warning && this.selected === other.selected;
    return same && this.part.start === other.part.start;
  }

  override toDOM(view: EditorView): HTMLElement {
    const { from, path, warning } = this.look;
    const pill = document.createElement('span');
    pill.className = classes.pill ?? '';
    pill.title = warning ?? this.part.source;
    if (warning !== null) pill.dataset['warning'] = 'true';
    if (this.selected) pill.dataset['selected'] = 'true';
    if (from !== undefined) pill.append(span(from, classes.from ?? ''));
    if (path !== '') pill.append(span(path, ''));
    pill.addEventListener('mousedown', (event) => {
      event.preventDefault();
      openPill(view, this.part);
    });
    return pill;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function span(text: string, className: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

const pillPlugin = ViewPlugin.fromClass(
  class {
    pills: DecorationSet;

    constructor(view: EditorView) {
      this.pills = drawPills(view.state);
    }

    update(update: ViewUpdate): void {
      const looksChanged = update.startState.facet(pillLook) !== update.state.facet(pillLook);
      if (update.docChanged || update.selectionSet || looksChanged) this.pills = drawPills(update.state);
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
  const pills: Range<Decoration>[] = closedParts(state).map((part) => {
    const selected = from === part.start && to === part.end;
    return Decoration.replace({ widget: new PillWidget(look(part.source), part, selected) }).range(
      part.start,
      part.end,
    );
  });
  return Decoration.set(pills);
}

/** The expressions that are shown as pills now. */
function closedParts(state: EditorState): readonly ExpressionPart[] {
  const caret = state.selection.main.head;
  return expressionsIn(state.doc.toString()).filter((part) => caret <= part.start || caret >= part.end);
}

function expressionsIn(text: string): readonly ExpressionPart[] {
  try {
    return parseTemplate(text).filter((part) => part.kind === 'expression');
  } catch {
    return []; // half typed: all of it stays text
  }
}

function openPill(view: EditorView, part: ExpressionPart): void {
  view.dispatch({ selection: EditorSelection.cursor(part.sourceStart + part.source.length) });
  view.focus();
}

/** The pill that is selected as a whole. */
const selectedPart = ({ state }: EditorView): ExpressionPart | undefined =>
  closedParts(state).find(({ start, end }) => start === state.selection.main.from && end === state.selection.main.to);

const pillKeys = [
  {
    key: 'Backspace',
    // The first press selects the pill, the second deletes it.
    run: (view: EditorView): boolean => {
      const { empty, head } = view.state.selection.main;
      const part = empty ? closedParts(view.state).find(({ end }) => end === head) : undefined;
      if (!part) return false;
      view.dispatch({ selection: EditorSelection.range(part.end, part.start) });
      return true;
    },
  },
  {
    key: 'Enter',
    run: (view: EditorView): boolean => {
      const part = selectedPart(view);
      if (part) openPill(view, part);
      return part !== undefined;
    },
  },
];
