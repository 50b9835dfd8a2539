import { Menu } from '@mantine/core';
import { Check, ChevronDown, Plus } from 'lucide-react';
import classes from './choice-chip.module.css';

interface ChoiceChipProps<Value extends string> {
  /** The label of the filter: `Time`. */
  label: string;
  value: Value | undefined;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
  /** The label of the chosen value, if it may not be among the choices yet. */
  shown?: string | undefined;
}

/** A filter that is unset (dashed, with a plus) or set to one of several values. */
export function ChoiceChip<Value extends string>({ label, value, choices, onChange, shown }: ChoiceChipProps<Value>) {
  const chosen = choices.find((choice) => choice.value === value)?.label ?? shown;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={classes.chip}
          data-set={value !== undefined || undefined}
          aria-label={value === undefined ? label : `${label}: ${chosen ?? ''}`}
        >
          {value === undefined ? <Plus size={13} aria-hidden /> : null}
          <span className={classes.words}>{value === undefined ? label : chosen}</span>
          {value === undefined ? null : <ChevronDown size={13} aria-hidden />}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.RadioGroup value={value ?? null}>
          {choices.map((choice) => (
            <Menu.RadioItem
              key={choice.value}
              value={choice.value}
              checkIcon={<Check size={14} aria-hidden />}
              closeMenuOnClick
              onChange={() => onChange(choice.value)}
            >
              {choice.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {value !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange(undefined)}>Any</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
