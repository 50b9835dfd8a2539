import { Button } from '@mantine/core';
import { CircleX, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useGoTo } from './use-go-to.js';
import { typeOfValue } from './use-live-value.js';
import type { LiveValue } from './use-live-value.js';
import classes from './field-frame.module.css';

interface FieldFrameProps {
  readonly label: string;
  /** The dotted path, if the frame should focus its control. */
  readonly path?: string | undefined;
  readonly required: boolean;
  readonly help?: string | undefined;
  readonly helpId?: string | undefined;
  /** The Fixed/Expression switch. */
  readonly switcher?: ReactNode;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}

/** A label, a control, and below it the value for the sample and the problems. */
export function FieldFrame({ label, path, required, help, helpId, switcher, children, below }: FieldFrameProps) {
  const control = useRef<HTMLDivElement>(null);
  useGoTo(path, control);
  return (
    <div className={classes.field}>
      <div className={classes.label}>
        {label}
        {!required && <span className={classes.optional}>optional</span>}
        {switcher}
      </div>
      <div ref={control} className={classes.control}>
        {children}
      </div>
      {below}
      {help && (
        <p id={helpId} className={classes.help}>
          {help}
        </p>
      )}
    </div>
  );
}

export type FieldMode = 'fixed' | 'expression';

interface ModeSwitchProps {
  readonly label: string;
  readonly mode: FieldMode;
  readonly onChange: (mode: FieldMode) => void;
}

export function ModeSwitch({ label, mode, onChange }: ModeSwitchProps) {
  return (
    <span className={classes.modes} role="group" aria-label={`${label} is`}>
      {(['fixed', 'expression'] as const).map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={mode === choice}
          title={choice === 'expression' ? 'Text with JSONata between {{ and }}' : undefined}
          onClick={() => mode !== choice && onChange(choice)}
        >
          {choice === 'fixed' ? 'Fixed' : 'Expression'}
        </button>
      ))}
    </span>
  );
}

const SHOWN = 300;

/** `= Payment failed for Northwind Traders`, with its type. */
export function LiveLine({ live }: { readonly live: LiveValue }) {
  if (live.kind === 'none') return null;
  if (live.kind === 'error') return <ProblemLine severity="error" message={live.message} />;
  const { value } = live;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return (
    <div className={classes.live}>
      <span className={classes.equals} aria-hidden>
        =
      </span>
      <output className={classes.value} aria-label="Gives">
        {text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
      </output>
      <span className={classes.type}>{typeOfValue(value)}</span>
    </div>
  );
}

interface ProblemLineProps {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fix?: { readonly label: string; readonly apply: () => void } | undefined;
}

export function ProblemLine({ severity, message, fix }: ProblemLineProps) {
  const Icon = severity === 'error' ? CircleX : TriangleAlert;
  return (
    <div className={classes.problem} data-severity={severity}>
      <Icon size={13} aria-hidden />
      <span>{message}</span>
      {fix && (
        <Button size="compact-xs" ml="auto" flex="none" onClick={fix.apply}>
          {fix.label}
        </Button>
      )}
    </div>
  );
}
