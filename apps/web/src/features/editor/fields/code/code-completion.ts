/** Completions inside an expression: the steps before and the names in their samples, with their values. */
import { autocompletion, startCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { EXPRESSION_FUNCTIONS } from '@hookline/expressions';
import type { ExpressionScope } from '@hookline/expressions';

export interface CompletionSource {
  readonly scope: ExpressionScope;
  readonly names: ReadonlyMap<string, string>;
  /** The whole text is one expression, without braces. */
  readonly bare: boolean;
}

/** @param read returns the current sample */
export const codeCompletion = (read: () => CompletionSource): Extension => [
  autocompletion({ override: [(context) => complete(context, read())], icons: false, aboveCursor: false }),
  closeBraces(read),
];

const MAX_OPTIONS = 100;

function complete(context: CompletionContext, source: CompletionSource): CompletionResult | null {
  const before = context.state.sliceDoc(0, context.pos);
  if (!source.bare && !isInside(before)) return null;
  const [called] = /\$\w*$/.exec(before) ?? [];
  if (called !== undefined) return { from: context.pos - called.length, options: functions, validFor: /^\$\w*$/ };
  const path = pathBefore(before);
  const dot = path.lastIndexOf('.');
  const from = context.pos - (path.length - dot - 1);
  const options = dot === -1 ? rootOptions(source) : namesIn(valueAt(path.slice(0, dot), source.scope), source, path);
  return options.length === 0 ? null : { from, options, validFor: /^\w*$/ };
}

/** A loop rather than a regular expression, which would restart at each character of a long name. */
function pathBefore(text: string): string {
  let start = text.length;
  while (start > 0 && /[\w.`[\]]/.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}

/** Whether the caret is behind an unclosed `{{`. */
const isInside = (before: string): boolean => before.lastIndexOf('{{') > before.lastIndexOf('}}');

function rootOptions({ names, scope }: CompletionSource): Completion[] {
  const roots = [...names].map(([key, name]) => ({
    label: key === 'trigger' ? 'trigger' : `steps.${key}`,
    detail: name,
    boost: key === 'trigger' ? 10 : 5,
  }));
  const input = scope.input === undefined ? [] : [{ label: 'input', detail: 'from the step before' }];
  return [...roots, ...input, ...(scope.index === undefined ? [] : loopOptions), ...resumeOptions(scope), ...functions];
}

/** Functions: offered after `$`, and after the sample's values when a name is typed. */
const functions: readonly Completion[] = EXPRESSION_FUNCTIONS.map(({ name, takes, gives }) => ({
  label: `$${name}`,
  detail: `(${takes}) ${gives}`,
  apply: (view, _, from, to) => {
    view.dispatch({ changes: { from, to, insert: `$${name}()` }, selection: { anchor: from + name.length + 2 } });
  },
  boost: -20,
}));

const loopOptions: readonly Completion[] = [
  { label: 'item', detail: 'the current item of the loop', boost: 8 },
  { label: 'index', detail: 'its place, counted from 0', boost: 7 },
];

const resumeOptions = (scope: ExpressionScope): Completion[] =>
  Object.keys(Object(valueAt('run.resumeUrls', scope))).map((key) => ({
    label: `run.resumeUrls.${key}`,
    detail: 'where a waiting step is answered',
  }));

function namesIn(value: unknown, { names }: CompletionSource, path: string): Completion[] {
  if (path === 'steps.')
    return [...names].filter(([key]) => key !== 'trigger').map(([key, name]) => ({ label: key, detail: name }));
  const sample: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof sample !== 'object' || sample === null) return [];
  return Object.entries(sample)
    .slice(0, MAX_OPTIONS)
    .map(([name, inner]) => ({
      label: name,
      apply: /^[a-zA-Z_]\w*$/.test(name) ? name : `\`${name}\``,
      detail: shortValue(inner),
    }));
}

/** The value of a plain path, shortened; null for other expressions. */
export function sampleOf(source: string, scope: ExpressionScope): string | null {
  const path = source.trim();
  const value = /^[\w.`[\]]+$/.test(path) ? valueAt(path, scope) : undefined;
  return value === undefined ? null : shortValue(value);
}

function valueAt(path: string, scope: ExpressionScope): unknown {
  const names = path.split(/[.[\]`]+/).filter(Boolean);
  return names.reduce<unknown>((value, name) => {
    const holder: unknown = Array.isArray(value) && !/^\d+$/.test(name) ? value[0] : value;
    return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
      ? Reflect.get(holder, name)
      : undefined;
  }, scope);
}

function shortValue(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** `{{` closes itself and offers what can follow; a dot offers the next names; typing `}}` steps over the closing. */
const closeBraces = (read: () => CompletionSource): Extension =>
  EditorView.inputHandler.of((view, from, to, text) => {
    const { doc } = view.state;
    const [before, after] = [doc.sliceString(0, from), doc.sliceString(to)];
    const { bare } = read();
    if (!bare && text === '{' && before.endsWith('{') && !before.endsWith('{{')) {
      view.dispatch({
        changes: { from, to, insert: '{  }}' },
        selection: { anchor: from + 2 },
        userEvent: 'input.type',
      });
      startCompletion(view);
      return true;
    }
    if (!bare && text === '}' && from === to && isInside(before)) {
      const [closing] = /^\s*\}/.exec(after) ?? [];
      if (closing === undefined) return false;
      view.dispatch({ selection: { anchor: from + closing.length } });
      return true;
    }
    if (!bare && text === '}' && from === to && before.endsWith('}') && after.startsWith('}')) {
      view.dispatch({ selection: { anchor: from + 1 } });
      return true;
    }
    if (text === '.' && (bare || isInside(before))) queueMicrotask(() => startCompletion(view));
    return false;
  });
