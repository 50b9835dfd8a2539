/**
 * Reads a trigger's config for the ingest. A config is validated when it is published; a draft's may be incomplete, and
 * unreadable fields count as unset: senders see no errors of it.
 */
import { field, type ConditionGroup } from '@hookline/node-kit';
import { z } from 'zod';
import { readTriggerResponse, type TriggerResponse } from '../../engine/index.js';
import { type AllowedPages, readOrigins } from './allowed-pages.js';
import { readAddressList, type AddressList } from './address-list.js';

export interface TriggerSettings {
  readonly methods: readonly string[];
  /** A provider's id, or `none`. */
  readonly provider: string;
  readonly credentialId: string | null;
  /** Null: every event may make a run. */
  readonly filter: ConditionGroup | null;
  readonly batch: 'each' | 'together';
  readonly duplicates: DuplicateSettings;
  /** Null: from anywhere. */
  readonly allowFrom: AddressList | null;
  readonly pages: AllowedPages;
  readonly response: TriggerResponse;
}

export interface DuplicateSettings {
  readonly mode: 'drop' | 'run';
  readonly hours: number;
  /** A template; null: the sender's own event id. */
  readonly key: string | null;
  readonly redeliveries: 'drop' | 'run';
}

/**
 * As in the form. A draft may contain more than the database can add to a time, which would fail all events of a
 * statement.
 */
const MAX_HOURS = 720;

const text = z.string().catch('');
const duplicatesSchema = z.object({
  mode: z.enum(['drop', 'run']).catch('drop'),
  hours: z.number().positive().max(MAX_HOURS).catch(72),
  key: text,
  redeliveries: z.enum(['drop', 'run']).catch('drop'),
});
const corsSchema = z.object({ mode: z.enum(['any', 'listed', 'none']).catch('any'), origins: text });
const settingsSchema = z.object({
  methods: z.array(z.string()).min(1).catch(['POST']),
  provider: z.string().min(1).catch('none'),
  credential: text,
  filter: field.conditionGroupSchema.catch({ combinator: 'and', rules: [] }),
  batch: z.enum(['each', 'together']).catch('each'),
  duplicates: duplicatesSchema.catch(duplicatesSchema.parse({})),
  allowFrom: text,
  cors: corsSchema.catch(corsSchema.parse({})),
});

export function readTriggerSettings(config: Readonly<Record<string, unknown>>): TriggerSettings {
  const { credential, filter, duplicates, allowFrom, cors, ...rest } = settingsSchema.parse(config);
  return {
    ...rest,
    credentialId: credential === '' ? null : credential,
    filter: filter.rules.length === 0 ? null : filter,
    duplicates: { ...duplicates, key: duplicates.key.trim() === '' ? null : duplicates.key },
    allowFrom: allowFrom.trim() === '' ? null : readAddressList(allowFrom),
    pages: { mode: cors.mode, origins: readOrigins(cors.origins) },
    response: readTriggerResponse(config),
  };
}
