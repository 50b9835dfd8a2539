import { CONDITION_OPERATORS, OPERATOR_FACTS, isConditionGroup } from '@hookline/expressions';
import type { ConditionGroup, ConditionOperator, ConditionRule } from '@hookline/expressions';
import type { FieldDescription } from '@hookline/node-kit';
import { ActionIcon, Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { CodeInput } from '../code/code-input.js';
import { useFields } from '../frame/field-context.js';
import { FieldFrame } from '../frame/field-frame.js';
import { FieldProblems } from '../frame/field-problems.js';
import { ConditionResult } from './condition-result.js';
import { readConditions } from './read-conditions.js';
import { RuleCheck } from './rule-check.js';
import classes from '../field-form.module.css';

interface ConditionsFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
}

/** Editor for conditions: rows joined by and/or, with groups one level deep. */
export function ConditionsField({ field, path, value }: ConditionsFieldProps) {
  const { change } = useFields();
  const group = readConditions(value);
  return (
    <FieldFrame label={field.label} path={path} required help={field.help} below={<FieldProblems path={path} />}>
      <Group group={group} path={path} nested={false} onChange={(next) => change(path, next)} />
      <ConditionResult group={group} />
    </FieldFrame>
  );
}

interface GroupProps {
  readonly group: ConditionGroup;
  readonly path: string;
  readonly nested: boolean;
  readonly onChange: (group: ConditionGroup) => void;
}

const newRule: ConditionRule = { left: '', operator: 'equals', right: '' };

function Group({ group, path, nested, onChange }: GroupProps) {
  const { goToField } = useFields();
  const addButton = useRef<HTMLButtonElement>(null);
  const { rules, combinator } = group;
  const put = (index: number, entry: ConditionRule | ConditionGroup): void =>
    onChange({ ...group, rules: rules.with(index, entry) });
  const drop = (index: number): void => {
    onChange({ ...group, rules: rules.toSpliced(index, 1) });
    addButton.current?.focus();
  };
  const add = (entry: ConditionRule | ConditionGroup): void => {
    onChange({ ...group, rules: [...rules, entry] });
    const own = `${path}.rules.${rules.length}`;
    goToField(isConditionGroup(entry) ? `${own}.rules.0.left` : `${own}.left`);
  };
  return (
    <div className={classes.conditions} role="group" aria-label={nested ? 'Group of conditions' : 'Conditions'}>
      {rules.length > 1 && (
        <SegmentedControl
          className={classes.segments ?? ''}
          aria-label="How conditions are joined"
          data={[
            { value: 'and', label: 'All hold' },
            { value: 'or', label: 'Any holds' },
          ]}
          value={combinator}
          onChange={(next) => onChange({ ...group, combinator: next === 'or' ? 'or' : 'and' })}
        />
      )}
      {rules.map((entry, index) => {
        const own = `${path}.rules.${index}`;
        return isConditionGroup(entry) ? (
          <Group
            key={index}
            group={entry}
            path={own}
            nested
            onChange={(next) => (next.rules.length > 0 ? put(index, next) : drop(index))}
          />
        ) : (
          <Rule
            key={index}
            rule={entry}
            path={own}
            number={index + 1}
            onChange={(next) => put(index, next)}
            onRemove={() => drop(index)}
          />
        );
      })}
      <div className={classes.buttons}>
        <Button ref={addButton} size="xs" leftSection={<Plus size={14} />} onClick={() => add(newRule)}>
          Add condition
        </Button>
        {!nested && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Plus size={14} />}
            onClick={() => add({ combinator: 'or', rules: [newRule] })}
          >
            Add group
          </Button>
        )}
      </div>
    </div>
  );
}

interface RuleProps {
  readonly rule: ConditionRule;
  readonly path: string;
  readonly number: number;
  readonly onChange: (rule: ConditionRule) => void;
  readonly onRemove: () => void;
}

const operatorOptions = CONDITION_OPERATORS.map((value) => ({ value, label: OPERATOR_FACTS[value].label }));

function Rule({ rule, path, number, onChange, onRemove }: RuleProps) {
  const { problems, goTo } = useFields();
  const { takesRight, placeholder } = OPERATOR_FACTS[rule.operator];
  const stateOf = (name: string) =>
    problems.some((problem) => problem.field === `${path}.${name}`) ? 'error' : 'plain';
  const choose = (operator: string): void => {
    const found = CONDITION_OPERATORS.find((known): known is ConditionOperator => known === operator);
    if (found) onChange(withOperator(rule, found));
  };
  return (
    <div>
      <div className={classes.rule} data-single={!takesRight || undefined}>
        <CodeInput
          label={`Condition ${number}: value`}
          placeholder="Value to look at"
          lines="one"
          value={operandText(rule.left)}
          state={stateOf('left')}
          autoFocus={goTo === `${path}.left`}
          onChange={(left) => onChange({ ...rule, left })}
        />
        <NativeSelect
          aria-label={`Condition ${number}: operator`}
          data={operatorOptions}
          value={rule.operator}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {takesRight && (
          <CodeInput
            label={`Condition ${number}: compare with`}
            placeholder={placeholder ?? 'Compare with'}
            lines="one"
            value={operandText(rule.right)}
            state={stateOf('right')}
            autoFocus={goTo === `${path}.right`}
            onChange={(right) => onChange({ ...rule, right })}
          />
        )}
        <ActionIcon aria-label={`Remove condition ${number}`} onClick={onRemove}>
          <Trash2 size={14} />
        </ActionIcon>
      </div>
      <FieldProblems path={`${path}.left`} />
      <FieldProblems path={`${path}.right`} />
      <RuleCheck rule={rule} />
    </div>
  );
}

function withOperator({ left, right }: ConditionRule, operator: ConditionOperator): ConditionRule {
  return OPERATOR_FACTS[operator].takesRight ? { left, operator, right: right ?? '' } : { left, operator };
}

const operandText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
