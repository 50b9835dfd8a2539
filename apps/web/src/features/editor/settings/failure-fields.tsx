import { Input, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys, workflows } from '../../../shared/api/index.js';
import { SearchSelect } from '../../../shared/ui/index.js';
import { useSession } from '../session/session-context.js';
import { checkFailureUrl, readFailureHandler } from './failure-handler.js';
import type { FailureHandler } from './failure-handler.js';
import { useSettingsEdit } from './use-settings-edit.js';
import classes from './settings-dialog.module.css';

const CHOICES = [
  { value: 'none', label: 'Nothing' },
  { value: 'workflow', label: 'Run a workflow' },
  { value: 'address', label: 'Call a web address' },
] as const satisfies readonly { value: FailureHandler['kind']; label: string }[];

/** Who is notified of failed runs. */
export function FailureFields({ value }: { readonly value: string | null }) {
  const edit = useSettingsEdit();
  const handler = readFailureHandler(value);
  const [kind, setKind] = useState(handler.kind);
  const choose = (next: string): void => {
    setKind(CHOICES.find((choice) => choice.value === next)?.value ?? 'none');
    // The draft changes once a workflow is chosen or the URL is valid.
    if (next !== handler.kind) edit({ onFailure: null });
  };
  return (
    <div className={classes.group} role="group" aria-labelledby="on-failure">
      <div>
        <Input.Label id="on-failure" labelElement="div">
          When a run fails
        </Input.Label>
        <Input.Description>Failures with the same cause are told once, not a thousand times</Input.Description>
      </div>
      <SegmentedControl data={[...CHOICES]} value={kind} onChange={choose} aria-labelledby="on-failure" />
      {kind === 'workflow' && <WorkflowChoice handler={handler} onChange={(onFailure) => edit({ onFailure })} />}
      {kind === 'address' && <WebhookAddress handler={handler} onChange={(onFailure) => edit({ onFailure })} />}
    </div>
  );
}

interface HandlerProps {
  readonly handler: FailureHandler;
  readonly onChange: (onFailure: string | null) => void;
}

function WorkflowChoice({ handler, onChange }: HandlerProps) {
  const { workflowId } = useSession();
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const others = list.data?.items.filter(({ id }) => id !== workflowId) ?? [];
  const chosen = handler.kind === 'workflow' ? handler.workflowId : null;
  const known = others.find(({ id }) => id === chosen);
  const warning =
    chosen === null || !list.data
      ? undefined
      : !known
        ? 'This workflow was deleted. Choose another'
        : known.published === null
          ? 'Nothing of it is published yet, so it cannot run'
          : undefined;
  return (
    <SearchSelect
      label="Workflow to run"
      description="It gets the run, the step and the error as its input"
      placeholder={list.isPending ? 'Loading…' : 'Choose a workflow'}
      nothingFoundMessage="No workflow has this name"
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={known ? chosen : null}
      error={list.isError ? 'The workflows could not be loaded. Open this again' : warning}
      onChange={onChange}
    />
  );
}

function WebhookAddress({ handler, onChange }: HandlerProps) {
  const [text, setText] = useState(handler.kind === 'address' ? handler.url : '');
  const problem = checkFailureUrl(text);
  return (
    <TextInput
      label="Web address"
      description="The incoming webhook of a chat, or a program of yours: it is sent a POST with the run, the step and the error as JSON"
      placeholder="https://chat.example.com/hook"
      type="url"
      value={text}
      error={text === '' ? undefined : problem}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(checkFailureUrl(currentTarget.value) === null ? currentTarget.value : null);
      }}
    />
  );
}
