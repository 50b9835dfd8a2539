/** The draft as it is in this browser, kept until the server has it: a crash or a dead network loses nothing. */
import { workflowGraphSchema } from '@hookline/domain';
import type { WorkflowGraph } from '@hookline/domain';
import { z } from 'zod';

const backupSchema = z.object({ graph: workflowGraphSchema, revision: z.int(), at: z.number() });
export type DraftBackup = z.output<typeof backupSchema>;

const keyOf = (workflowId: string) => `hookline.draft.${workflowId}`;

/** Undefined when there is none, or none that can be read any more. */
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
        // Storage is full or switched off. The draft is still saved to the server; only this second net is missing.
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
