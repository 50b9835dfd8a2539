import { WidgetType } from '@codemirror/view';
import type { EditorView } from '@codemirror/view';
import type { ExpressionPart } from '@hookline/expressions';
import { pillWords } from './pill-card.js';
import type { PillLook } from './pill-card.js';
import classes from './code-input.module.css';

interface PillActions {
  hold(view: EditorView): void;
  open(view: EditorView): void;
}

/** The CodeMirror widget of one pill. */
export class PillWidget extends WidgetType {
  constructor(
    private readonly look: PillLook,
    private readonly part: ExpressionPart,
    private readonly selected: boolean,
    private readonly on: PillActions,
  ) {
    super();
  }

  override eq(other: PillWidget): boolean {
    const [a, b] = [this.look, other.look];
    const same = a.from === b.from && a.path === b.path && a.warning === b.warning && this.selected === other.selected;
    return same && this.part.start === other.part.start && this.part.source === other.part.source;
  }

  override toDOM(view: EditorView): HTMLElement {
    const pill = document.createElement('span');
    pill.className = classes.pill ?? '';
    pill.title = this.look.warning ?? this.part.source;
    if (this.look.warning !== null) pill.dataset['warning'] = 'true';
    if (this.selected) pill.dataset['selected'] = 'true';
    pill.append(...pillWords(this.look));
    pill.addEventListener('mousedown', (event) => {
      event.preventDefault();
      // The first click re-renders the pill, so the browser sends no double click for the second.
      if (event.detail > 1) this.on.open(view);
      else this.on.hold(view);
    });
    return pill;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
