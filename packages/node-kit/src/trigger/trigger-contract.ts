import type { z } from 'zod';
import type { TriggerSettings } from './trigger-settings.js';

/** How the runs of a trigger come about, and what they begin with. Part of its definition: see `defineTrigger`. */
export interface TriggerContract<Source extends string = string, Settings extends TriggerSettings = TriggerSettings> {
  /** Who starts its runs: the server has one module for each source, the editor one panel. Several types may share one. */
  readonly source: Source;
  /** Its runs come from stored events, and a test can take one as its sample. Otherwise they begin with a payload. */
  readonly hasEvents: boolean;
  /** A person or a calling workflow can hand it a payload. Otherwise its sample is the same for all, and known at once. */
  readonly takesPayload: boolean;
  /**
   * What a stored config asks of the source. Lenient: the config may be older or half finished, and a part that cannot be
   * read counts as its default. Never throws.
   */
  readonly settings: (config: unknown) => Settings;
  /** The shape of its output, which expressions call `trigger`. */
  readonly output: z.ZodType;
  /** An output for a run that no event started: a test, an API call. It fits `output`. */
  readonly sample: (start: SampleStart) => unknown;
}

/** What starts a run without an event. */
export interface SampleStart {
  /** What a person or a calling workflow hands over; undefined: nothing. */
  readonly payload: unknown;
  readonly now: Date;
}
