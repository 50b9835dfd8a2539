import { defaultKeymap, history, historyKeymap, insertNewline } from '@codemirror/commands';
import { Compartment, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder as showPlaceholder } from '@codemirror/view';
import type { ExpressionScope } from '@hookline/expressions';
import { useEffect, useRef } from 'react';
import { useFields } from '../frame/field-context.js';
import { useInsertTarget } from '../frame/use-insert-target.js';
import { codeCompletion, sampleOf } from './code-completion.js';
import { codePills, pillLook } from './code-pills.js';
import { insertionAt } from './insertion-at.js';
import { missingInSource } from './missing-in-sample.js';
import { pillLabel } from './pill-label.js';
import classes from './code-input.module.css';

export interface CodeEditorProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly lines: 'one' | 'many';
  readonly mono?: boolean;
  /** The whole text is one expression, without braces. */
  readonly bare?: boolean;
  readonly state?: 'plain' | 'warning' | 'error';
  readonly describedBy?: string | undefined;
  readonly autoFocus?: boolean;
  readonly onChange: (text: string) => void;
}

/** CodeMirror with pills, completion and click-to-map. Loaded after the panel is on screen: see CodeInput. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, value, state = 'plain', mono = false, lines, autoFocus = false } = props;
  const touched = useRef(false);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const { scope, names } = useFields();
  const { isTarget, chosen } = useInsertTarget(label, (path) => {
    const editor = view.current;
    if (!editor) return;
    // The user has not placed the caret yet: insert at the end.
    if (!touched.current) editor.dispatch({ selection: { anchor: editor.state.doc.length } });
    insertPath(editor, path, props.bare === true);
  });
  const latest = useRef({ ...props, scope, names });
  const looks = useRef(new Compartment());
  const choose = useRef(chosen);
  useEffect(() => {
    latest.current = { ...props, scope, names };
    choose.current = chosen;
  });

  useEffect(() => {
    if (!host.current) return undefined;
    const first = latest.current;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.value,
        extensions: [
          looks.current.of(lookAt(first.scope, first.names)),
          baseExtensions(first),
          codeCompletion(() => ({ ...latest.current, bare: latest.current.bare === true })),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    editor.contentDOM.addEventListener('focus', () => (touched.current = true));
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: looks.current.reconfigure(lookAt(scope, names)) });
  }, [scope, names]);

  useEffect(() => {
    const editor = view.current;
    const shown = editor?.state.doc.toString();
    // The text was changed from outside (undo, fix, click): typed text is already shown.
    if (editor && shown !== value) editor.dispatch({ changes: { from: 0, to: shown?.length ?? 0, insert: value } });
  }, [value]);

  useEffect(() => {
    if (!autoFocus) return;
    view.current?.focus();
    choose.current();
  }, [autoFocus]);

  useEffect(() => {
    const content = view.current?.contentDOM;
    if (props.describedBy) content?.setAttribute('aria-describedby', props.describedBy);
    else content?.removeAttribute('aria-describedby');
  }, [props.describedBy]);

  return (
    <div
      ref={host}
      className={classes.input}
      data-code
      data-target={isTarget || undefined}
      role="presentation"
      onPointerDown={chosen}
      onKeyDown={(event) => !PASSES_BY.has(event.key) && chosen()}
      onPaste={chosen}
      onMouseDown={(event) => {
        // The click was on the frame, beside the text.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        view.current?.focus();
      }}
      data-state={state}
      data-lines={lines}
      data-mono={mono || undefined}
      title={label}
    />
  );
}

/** Keys that move through a field and change nothing in it. */
const PASSES_BY: ReadonlySet<string> = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape']);

function baseExtensions({ label, lines, placeholder, bare }: CodeEditorProps): Extension {
  const single = lines === 'one';
  return [
    history(),
    bare ? [] : codePills(),
    keymap.of([
      { key: 'Enter', run: single ? () => true : insertNewline },
      // Runs the test; see useEditorShortcuts.
      { key: 'Mod-Enter', run: () => true },
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.lineWrapping,
    placeholder ? showPlaceholder(placeholder) : [],
    single ? [EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change)), oneLinePaste] : [],
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-multiline': String(!single), spellcheck: 'false' }),
  ];
}

const oneLinePaste = EditorView.clipboardInputFilter.of((text) =>
  text.trim().replaceAll(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks)),
);

const lookAt = (scope: ExpressionScope, names: ReadonlyMap<string, string>): Extension =>
  pillLook.of((source) => ({
    ...pillLabel(source, names),
    warning: missingInSource(source, scope)[0]?.message ?? null,
    value: sampleOf(source, scope),
  }));

function insertPath(editor: EditorView, path: string, bare: boolean): void {
  const { from, to } = editor.state.selection.main;
  const change = insertionAt({ text: editor.state.doc.toString(), from, to, bare }, path);
  editor.dispatch({
    changes: change,
    selection: { anchor: change.from + change.insert.length },
    userEvent: 'input.map',
    scrollIntoView: true,
  });
  editor.focus();
}
