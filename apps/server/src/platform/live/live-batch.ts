import type { LiveMessage } from '@hookline/contracts';

/** Beyond this many of a kind, a screen reloads its list anyway. */
const MAX_ITEMS = 50;

/** Merges changes into one message: each item once, in its last state. */
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

  /** @returns the collected message and resets; undefined when it is empty. */
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

  private put<Item extends { readonly id: string }>(items: Map<string, Item>, item: Item): void {
    if (items.has(item.id) || items.size < MAX_ITEMS) items.set(item.id, item);
    else this.#truncated = true;
  }
}
