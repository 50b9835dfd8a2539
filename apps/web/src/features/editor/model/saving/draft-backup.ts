/** A local backup of the draft, kept until the server has it, so that a crash or a network failure loses nothing. */
import { workflowGraphSchema } from '@hookline/domain';
import type { WorkflowGraph } from '@hookline/domain';
import { z } from 'zod';

const backupSchema = z.object({ graph: workflowGraphSchema, revision: z.int(), at: z.number() });
export type DraftBackup = z.output<typeof backupSchema>;

const keyOf = (workflowId: string) => `hookline.draft.${workflowId}`;

/** Undefined without a readable backup. */
export function findBackup(workflowId: string, storage: Storage = localStorage): DraftBackup | undefined {
  const text = storage.getItem(keyOf(workflowId));
  if (text === null) return undefined;
  const parsed = backupSchema.safeParse(readJson(text));
  return parsed.success ? parsed.data : undefined;
}

export function createBackup(workflowId: string, storage: Storage = localStorage) {
  return {
    keep(graph: WorkflowGraph, revision: number): void {
      try {
        storage.setItem(keyOf(workflowId), JSON.stringify({ graph, revision, at: Date.now() }));
      } catch {
        // Storage is full or disabled. The draft is still saved to the server; only the backup is missing.
        storage.removeItem(keyOf(workflowId));
      }
    },
    drop: (): void => storage.removeItem(keyOf(workflowId)),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
