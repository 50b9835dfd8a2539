import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

export interface GitHubEvent {
  /** As in the header X-GitHub-Event. */
  readonly name: string;
  readonly action: string | undefined;
  readonly payload: { readonly issue?: { readonly title: string; readonly number: number } };
}

interface Definition {
  readonly name: string;
  readonly examples: readonly ({ readonly action?: string } & GitHubEvent['payload'])[];
}

const require = createRequire(import.meta.url);
const definitions: readonly Definition[] = require('@octokit/webhooks-examples');

/** Payloads that GitHub really sent, of these events. */
export const gitHubEvents = (...names: readonly string[]): GitHubEvent[] =>
  definitions
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, examples }) => examples.map((payload) => ({ name, action: payload.action, payload })));

/**
 * Sends one as GitHub does.
 * @returns the id of the delivery.
 * @throws Error when it is not taken.
 */
export async function sendFromGitHub(url: string, { name, payload }: GitHubEvent): Promise<string> {
  const delivery = randomUUID();
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/044aadd',
    'x-github-event': name,
    'x-github-delivery': delivery,
    'x-github-hook-id': '292430182',
  };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(payload) });
  if (answer.status !== 200) throw new Error(`GitHub was answered ${answer.status}: ${await answer.text()}`);
  return delivery;
}
