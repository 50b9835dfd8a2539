/** The card of a clicked pill. Built with the DOM rather than React, because it lives inside CodeMirror. */
import type { PillLabel } from './pill-label.js';
import classes from './code-input.module.css';

export interface PillLook extends PillLabel {
  /** The warning, in amber. */
  readonly warning: string | null;
  /** The value for the sample, when it is a plain path. */
  readonly value: string | null;
}

interface CardActions {
  edit(): void;
  remove(): void;
}

export function pillCard(source: string, look: PillLook, { edit, remove }: CardActions): HTMLElement {
  const card = element('div', classes.card ?? '');
  card.append(element('code', classes.source ?? '', source));
  const gives = look.warning ?? (look.value === null ? null : `= ${look.value}`);
  if (gives !== null) card.append(element('span', classes.gives ?? '', gives));
  const buttons = element('span', classes.cardButtons ?? '');
  buttons.append(button('Edit as text', edit), button('Remove', remove));
  card.append(buttons);
  // Keeps the focus in the field.
  card.addEventListener('mousedown', (event) => event.preventDefault());
  return card;
}

/** `Webhook › order.id`. */
export function pillWords({ from, path }: PillLabel): readonly HTMLElement[] {
  return [
    ...(from === undefined ? [] : [element('span', classes.from ?? '', from)]),
    ...(path === '' ? [] : [element('span', '', path)]),
  ];
}

function button(words: string, act: () => void): HTMLElement {
  const made = element('button', classes.cardButton ?? '', words);
  made.setAttribute('type', 'button');
  made.tabIndex = -1;
  made.addEventListener('click', act);
  return made;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
