/**
 * Input for text with expressions. Each CodeMirror costs several layouts, so the panel first renders plain previews and
 * replaces them by editors once it is on screen.
 */
import { parseTemplate } from '@hookline/expressions';
import type { TemplatePart } from '@hookline/expressions';
import { Suspense, lazy, startTransition, useEffect, useState } from 'react';
import { useFields } from '../frame/field-context.js';
import type { CodeEditorProps } from './code-editor.js';
import { pillLabel } from './pill-label.js';
import classes from './code-input.module.css';

export const loadCodeEditor = () => import('./code-editor.js');
/** The preview stays when the editor is gone from the server, after an upgrade: the page and its draft go on. */
const CodeEditor = lazy(async () => {
  const loaded = await loadCodeEditor().catch(() => undefined);
  return { default: loaded?.CodeEditor ?? CodePreview };
});

export function CodeInput(props: CodeEditorProps) {
  const shown = useAfterPaint();
  const [asked, setAsked] = useState(props.autoFocus === true);
  // Remains after the focus has arrived and the request is cleared.
  if (props.autoFocus && !asked) setAsked(true);
  const preview = <CodePreview {...props} />;
  if (!shown && !asked) return preview;
  return (
    <Suspense fallback={preview}>
      <CodeEditor {...props} />
    </Suspense>
  );
}

function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return painted;
}

/** A preview that looks like the editor. It is shown for a moment only, so it is not interactive. */
function CodePreview({ value, placeholder = '', lines, mono, bare, state = 'plain' }: CodeEditorProps) {
  const { names } = useFields();
  const parts = bare ? [] : partsOf(value);
  return (
    <div
      className={classes.input}
      data-state={state}
      data-lines={lines}
      data-mono={mono || undefined}
      data-code
      aria-hidden
    >
      <div className={classes.preview} data-empty={value === '' || undefined}>
        {value === '' && placeholder}
        {parts.length === 0 && value}
        {parts.map((part) => {
          if (part.kind === 'literal') return part.text;
          const { from, path } = pillLabel(part.source, names);
          return (
            <span key={part.start} className={classes.pill}>
              {from !== undefined && <span className={classes.from}>{from}</span>}
              {path !== '' && <span>{path}</span>}
            </span>
          );
        })}
      </div>
    </div>
  );
}

function partsOf(text: string): readonly TemplatePart[] {
  try {
    return parseTemplate(text);
  } catch {
    return []; // Incomplete expression: show all of it as text.
  }
}
