import { hasTemplate } from '@hookline/expressions';
import type { FieldDescription } from '@hookline/node-kit';
import { useId, useState } from 'react';
import { CodeInput } from '../code/code-input.js';
import { applySuggestion, missingInSource, missingInTemplate } from '../code/missing-in-sample.js';
import { useFields } from '../frame/field-context.js';
import { FieldFrame, LiveLine, ModeSwitch, ProblemLine } from '../frame/field-frame.js';
import type { FieldMode } from '../frame/field-frame.js';
import { useLiveValue } from '../frame/use-live-value.js';
import type { LiveValue, TextKind } from '../frame/use-live-value.js';
import { FixedNumber, FixedSecret } from './fixed-inputs.js';
import { notAnAddress } from './not-an-address.js';

interface TemplateFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
}

/** A field for text with expressions. Below it are its value for the sample and the missing names. */
export function TemplateField({ field, path, value }: TemplateFieldProps) {
  const { scope, problems, goTo, change } = useFields();
  const helpId = useId();
  const text = asText(value);
  const bare = field.value === 'expression';
  const [chosen, setChosen] = useState<FieldMode | null>(null);
  const mode: FieldMode = hasTemplate(text) || bare ? 'expression' : (chosen ?? 'fixed');
  const live = useLiveValue(text, textKindOf(field), scope);
  const missing = bare ? missingInSource(text, scope) : missingInTemplate(text, scope);
  const own = problems.filter((problem) => problem.field === path);
  // Fixed text is validated with the node; the value of a template needs a sample.
  const gives = hasTemplate(text) && live.kind === 'value' ? live.value : undefined;
  const addressProblem = field.control === 'url' && missing.length === 0 ? notAnAddress(gives) : null;
  const saidAlready = live.kind === 'error' && own.some((problem) => problem.code === 'expression.syntax');
  const choose = (next: FieldMode): void => {
    setChosen(next);
    if (next === 'fixed') change(path, fixedText(text, live));
    else if (!hasTemplate(text)) change(path, `${text}{{  }}`);
  };

  return (
    <FieldFrame
      label={field.label}
      path={path}
      required={field.required}
      help={field.help}
      helpId={helpId}
      switcher={bare ? undefined : <ModeSwitch label={field.label} mode={mode} onChange={choose} />}
      below={
        <>
          {missing.length === 0 && !saidAlready && <LiveLine live={live} />}
          {missing.map((warning) => {
            const { message, suggestion } = warning;
            const fix = suggestion && {
              label: `Use ${suggestion}`,
              apply: () => change(path, applySuggestion(text, warning)),
            };
            return <ProblemLine key={warning.path} severity="warning" message={message} fix={fix || undefined} />;
          })}
          {addressProblem && <ProblemLine severity="warning" message={addressProblem} />}
          {own.map((problem) => (
            <ProblemLine key={problem.code} severity={problem.severity} message={problem.message} />
          ))}
        </>
      }
    >
      <Control
        field={field}
        text={text}
        mode={mode}
        state={own.some((problem) => problem.severity === 'error') ? 'error' : missing.length > 0 ? 'warning' : 'plain'}
        helpId={field.help ? helpId : undefined}
        autoFocus={goTo === path}
        onChange={(next) => change(path, next)}
      />
    </FieldFrame>
  );
}

interface ControlProps {
  readonly field: FieldDescription;
  readonly text: string;
  readonly mode: FieldMode;
  readonly state: 'plain' | 'warning' | 'error';
  readonly helpId: string | undefined;
  readonly autoFocus: boolean;
  readonly onChange: (value: unknown) => void;
}

function Control({ field, text, mode, state, helpId, autoFocus, onChange }: ControlProps) {
  const { label, control, placeholder } = field;
  if (control === 'number' && mode === 'fixed') {
    return <FixedNumber field={field} text={text} describedBy={helpId} onChange={onChange} />;
  }
  if (control === 'secret' && mode === 'fixed') {
    return <FixedSecret field={field} text={text} describedBy={helpId} error={state === 'error'} onChange={onChange} />;
  }
  const many = control === 'multiline' || control === 'json' || control === 'expression';
  return (
    <CodeInput
      label={label}
      value={text}
      placeholder={placeholder}
      lines={many ? 'many' : 'one'}
      mono={control === 'json' || control === 'expression'}
      bare={field.value === 'expression'}
      state={state}
      describedBy={helpId}
      autoFocus={autoFocus}
      onChange={onChange}
    />
  );
}

function textKindOf({ value, control, keepsType }: FieldDescription): TextKind {
  if (value === 'expression') return 'expression';
  if (control === 'json') return 'json';
  return keepsType ? 'typed' : 'template';
}

/** Imported documents may contain numbers or objects where the form writes text. */
const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value, null, 2);
};

/** The text for the switch to Fixed: the value for the sample, or the text without its expressions. */
function fixedText(text: string, live: LiveValue): string {
  if (live.kind === 'value' && live.value !== undefined) return asText(live.value);
  return withoutExpressions(text).trim();
}

/** Works for invalid templates, too. */
function withoutExpressions(text: string): string {
  const kept: string[] = [];
  let copied = 0;
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', copied)) {
    const end = text.indexOf('}}', start + 2);
    if (end < 0) break;
    kept.push(text.slice(copied, start));
    copied = end + 2;
  }
  return kept.join('') + text.slice(copied);
}
