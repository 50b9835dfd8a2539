import { afterCrashSchema, onErrorSchema } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { effectOf } from '@hookline/node-kit';
import { NativeSelect, NumberInput, SimpleGrid, Stack } from '@mantine/core';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { formatDuration } from '../../../../shared/ui/index.js';
import { useSession } from '../../session/session-context.js';
import { retryWaits } from './retry-waits.js';
import classes from '../dock.module.css';

const ON_ERROR = [
  { value: 'stop', label: 'The run fails' },
  { value: 'continue', label: 'The run goes on with the next step' },
  { value: 'branch', label: 'The run leaves by the output “error”' },
];

const AFTER_CRASH = [
  { value: 'retry', label: 'Try again, with the same key' },
  { value: 'hold', label: 'Hold the run and ask me' },
];

const AFTER_CRASH_HELP: Readonly<Record<GraphNode['afterCrash'], string>> = {
  retry: 'Every attempt carries the same idempotency key. A server that knows such keys does the work once.',
  hold: 'For what must never happen twice, on a server that knows no such keys. You choose: send again, or mark done.',
};

const SECOND = 1000;

/** How often a step is tried, how long it may take, and what follows when it has failed for good. */
export function ErrorSettings({ node }: { readonly node: GraphNode }) {
  const { editor } = useSession();
  const { retry } = node;
  type Options = Extract<Parameters<typeof editor.dispatch>[0], { kind: 'set-node-options' }>['options'];
  const set = (options: Options): void =>
    void editor.dispatch(
      { kind: 'set-node-options', nodeId: node.id, options },
      `options ${node.id} ${Object.keys(options).join()}`,
    );
  const setRetry = (change: Partial<typeof retry>): void => set({ retry: { ...retry, ...change } });
  const whole = (value: string | number, least: number): number => Math.max(least, Math.round(Number(value)) || least);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <NumberInput
          label="Attempts"
          description="The first one included"
          min={1}
          max={20}
          value={retry.attempts}
          onChange={(value) => setRetry({ attempts: Math.min(20, whole(value, 1)) })}
        />
        <NumberInput
          label="Time limit"
          description="Seconds for one attempt"
          min={1}
          max={3600}
          value={node.timeoutMs / SECOND}
          onChange={(value) => set({ timeoutMs: Math.min(3600, whole(value, 1)) * SECOND })}
        />
        {retry.attempts > 1 && (
          <>
            <NativeSelect
              label="Wait between attempts"
              data={[
                { value: 'exponential', label: 'Longer each time' },
                { value: 'fixed', label: 'The same each time' },
              ]}
              value={retry.backoff}
              onChange={(event) =>
                setRetry({ backoff: event.currentTarget.value === 'fixed' ? 'fixed' : 'exponential' })
              }
            />
            <NumberInput
              label="First wait"
              description="Seconds"
              min={0}
              max={86_400}
              value={retry.delayMs / SECOND}
              onChange={(value) => setRetry({ delayMs: whole(value, 0) * SECOND })}
            />
            {retry.backoff === 'exponential' && (
              <NumberInput
                label="Longest wait"
                description="Seconds"
                min={0}
                max={86_400}
                value={retry.maxDelayMs / SECOND}
                onChange={(value) => setRetry({ maxDelayMs: whole(value, 0) * SECOND })}
              />
            )}
          </>
        )}
      </SimpleGrid>
      {retry.attempts > 1 && (
        <p className={classes.kind}>Waits {retryWaits(retry).map(formatDuration).join(', ')}, plus a little chance</p>
      )}
      <NativeSelect
        label="When all attempts have failed"
        data={ON_ERROR}
        value={node.onError}
        onChange={(event) => set({ onError: onErrorSchema.parse(event.currentTarget.value) })}
      />
      {writes(node) && (
        <NativeSelect
          label="When Hookline is stopped in the middle of this step"
          description={AFTER_CRASH_HELP[node.afterCrash]}
          data={AFTER_CRASH}
          value={node.afterCrash}
          onChange={(event) => set({ afterCrash: afterCrashSchema.parse(event.currentTarget.value) })}
        />
      )}
    </Stack>
  );
}

/** Whether the step has an external effect: only then does a repetition matter. */
function writes(node: GraphNode): boolean {
  const definition = findDefinition(node.type);
  return definition !== undefined && effectOf(definition, node.config) === 'write';
}
