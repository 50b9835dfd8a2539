import type { ConditionGroup } from '@hookline/expressions';
import type { TriggerSettings } from './trigger-settings.js';

/** What ingest asks of a trigger with a URL. Plain data: addresses and sites as people write them. */
export interface WebhookSettings extends TriggerSettings {
  /** Upper case. Never empty. */
  readonly methods: readonly string[];
  /** Null: nothing is verified. */
  readonly credentialId: string | null;
  /** Null: every event may make a run. */
  readonly filter: ConditionGroup | null;
  /** A run for each event of a request, or one for all of them. */
  readonly batch: 'each' | 'together';
  readonly duplicates: DuplicateSettings;
  /** Addresses and ranges, separated by commas or spaces. Null: from anywhere. */
  readonly allowFrom: string | null;
  readonly pages: PageSettings;
}

/** When an event counts as one that came before, and what is done then. */
export interface DuplicateSettings {
  readonly mode: 'drop' | 'run';
  /** How long an event is remembered, 1 to 720. */
  readonly hours: number;
  /** A template; null: the sender's own event id. */
  readonly key: string | null;
  readonly redeliveries: 'drop' | 'run';
}

/** The web pages that may send to a trigger. */
export interface PageSettings {
  readonly mode: 'any' | 'listed' | 'none';
  /** In the mode `listed`: sites, separated by commas or spaces. */
  readonly sites: string;
}
