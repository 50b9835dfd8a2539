import type { LiveMessage } from '@hookline/contracts';

/** Beyond this many of a kind, a screen reads its list again anyway. */
const MAX_ITEMS = 50;

/** Gathers what moved into one message: each thing once, as it was last. */
export class LiveBatch {
  #runs = new Map<string, LiveMessage['runs'][number]>();
  #events = new Map<string, LiveMessage['events'][number]>();
  #workflows = new Set<string>();
  #truncated = false;

  add({ runs = [], events = [], workflows = [], truncated = false }: Partial<LiveMessage>): void {
    for (const run of runs) this.put(this.#runs, run);
    for (const event of events) this.put(this.#events, event);
    for (const id of workflows) {
      if (this.#workflows.has(id) || this.#workflows.size < MAX_ITEMS) this.#workflows.add(id);
      else this.#truncated = true;
    }
    this.#truncated ||= truncated;
  }

  /** @returns what was gathered, and begins anew; undefined when nothing was. */
  take(): LiveMessage | undefined {
    const message: LiveMessage = {
      runs: [...this.#runs.values()],
      events: [...this.#events.values()],
      workflows: [...this.#workflows],
      truncated: this.#truncated,
    };
    this.#runs = new Map();
    this.#events = new Map();
    this.#workflows = new Set();
    this.#truncated = false;
    const { runs, events, workflows, truncated } = message;
    return truncated || runs.length + events.length + workflows.length > 0 ? message : undefined;
  }

  private put<Thing extends { readonly id: string }>(things: Map<string, Thing>, thing: Thing): void {
    if (things.has(thing.id) || things.size < MAX_ITEMS) things.set(thing.id, thing);
    else this.#truncated = true;
  }
}
