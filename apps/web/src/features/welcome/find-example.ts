import type { WorkflowSummaryResponse } from '@hookline/contracts';

export interface Example {
  workflowId: string;
  name: string;
  version: number;
  url: string;
}

/** The first live workflow with a trigger URL: after the first start, the example. */
export function findExample(all: readonly WorkflowSummaryResponse[]): Example | null {
  for (const { id, name, published, paused, triggers } of all) {
    const url = triggers.find((trigger) => trigger.url !== '')?.url;
    if (published !== null && !paused && url !== undefined) {
      return { workflowId: id, name, version: published.version, url };
    }
  }
  return null;
}

/** The URL on this server: a page may not call another host, and every server serves its own hooks. */
export const ownAddress = (url: string, origin: string): string => {
  const { pathname, search } = new URL(url, origin);
  return `${pathname}${search}`;
};
