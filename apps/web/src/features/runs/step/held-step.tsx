import type { ResolveStepRequest, RunResponse, StepResponse } from '@hookline/contracts';
import { Button, Group, JsonInput, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys, runs } from '../../../shared/api/index.js';
import { StatusGlyph } from '../../../shared/status/index.js';
import { toast, toastFailure } from '../../../shared/ui/index.js';
import classes from './step-notice.module.css';

interface HeldStepProps {
  readonly run: RunResponse;
  readonly step: StepResponse;
}

/** A held step: Hookline stopped while it ran, so its outcome is unknown and the user decides. */
export function HeldStep({ run, step }: HeldStepProps) {
  const [marking, setMarking] = useState(false);
  const client = useQueryClient();
  const resolve = useMutation({
    mutationFn: (body: ResolveStepRequest) => runs.resolveStep(run.id, step.nodeId, body),
    onSuccess: (_, { as }) => {
      setMarking(false);
      toast(as === 'done' ? 'The step is marked as done' : 'The step is sent again', 'The run goes on from here.');
    },
    onError: (error) => toastFailure('The step is still held', error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.runs.one(run.id) }),
  });
  if (step.status !== 'held') return null;
  return (
    <section className={classes.notice} data-status="held" aria-label="Held">
      <p className={classes.head}>
        <StatusGlyph of="held" size={16} />
        This step may have been done already
      </p>
      <p>
        Hookline was stopped while the step was sending, and the answer never came. Look at the other side, then choose.
        Sent again, it carries the same idempotency key.
      </p>
      <Group gap="xs">
        <Button
          size="xs"
          loading={resolve.isPending && resolve.variables.as === 'send-again'}
          onClick={() => resolve.mutate({ as: 'send-again' })}
        >
          Send again
        </Button>
        <Button size="xs" onClick={() => setMarking(true)}>
          Mark done
        </Button>
      </Group>
      <Modal opened={marking} onClose={() => setMarking(false)} title="Mark the step as done">
        <MarkDone
          stepKey={step.key}
          busy={resolve.isPending}
          onMark={(output) => resolve.mutate({ as: 'done', ...(output !== undefined && { output }) })}
        />
      </Modal>
    </section>
  );
}

interface MarkDoneProps {
  readonly stepKey: string;
  readonly busy: boolean;
  readonly onMark: (output: unknown) => void;
}

function MarkDone({ stepKey, busy, onMark }: MarkDoneProps) {
  const [text, setText] = useState('');
  const output = readJson(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (output.ok) onMark(output.value);
      }}
    >
      <p>Nothing is sent. The run goes on with the next step.</p>
      <JsonInput
        mt="md"
        data-autofocus
        label="What the step gave, as JSON"
        description={`Steps after it read it as steps.${stepKey}. Empty: nothing`}
        placeholder='{ "status": 200 }'
        autosize
        minRows={4}
        value={text}
        onChange={setText}
        error={output.ok ? undefined : 'This is not JSON yet'}
      />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" variant="filled" loading={busy} disabled={!output.ok}>
          Mark done
        </Button>
      </Group>
    </form>
  );
}

/** Parses JSON. An empty text is valid and undefined. */
function readJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false }; // Still being typed.
  }
}
