import { z } from 'zod';
import { workflowSettingsSchema } from '../workflow/document.js';
import type { WorkflowGraph, WorkflowSettings } from '../workflow/document.js';
import { sameJson } from '../workflow/same-json.js';
import { applied } from './edit-result.js';
import type { EditResult } from './edit-result.js';

const { timezone, concurrency, deadlineMs, onFailure, retentionDays } = workflowSettingsSchema.shape;

/** Changes the settings given and leaves the others. */
export const updateSettingsSchema = z.object({
  kind: z.literal('update-settings'),
  settings: z.object({
    timezone: timezone.removeDefault().optional(),
    concurrency: concurrency.removeDefault().optional(),
    deadlineMs: deadlineMs.removeDefault().optional(),
    onFailure: onFailure.removeDefault().optional(),
    retentionDays: retentionDays.removeDefault().optional(),
  }),
});

export function updateSettings(graph: WorkflowGraph, edit: z.output<typeof updateSettingsSchema>): EditResult {
  const given = Object.fromEntries(Object.entries(edit.settings).filter(([, value]) => value !== undefined));
  const settings: WorkflowSettings = { ...graph.settings, ...given };
  return applied(sameJson(graph.settings, settings) ? graph : { ...graph, settings });
}
