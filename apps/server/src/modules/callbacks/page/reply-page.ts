/** The page shown after a reply, accepted or not. */
import type { CallbackState } from '../callback-state.js';
import type { AcceptedReply } from '../resume-service.js';
import { markup } from './markup.js';
import type { PageContent } from './resume-page.js';
import { statePage } from './state-page.js';

export function acceptedPage({ answer, isAwaited }: AcceptedReply): PageContent {
  const name = answer.label ?? answer.name;
  const given =
    name === null ? markup`Your answer is stored.` : markup`Your answer is stored: <strong>${name}</strong>.`;
  const next = isAwaited ? 'The workflow goes on.' : 'It counts when the workflow comes to this step.';
  return {
    status: { tone: 'succeeded', word: 'Answered' },
    title: 'Thank you',
    body: markup`<p>${given} ${next} You can close this page.</p>`,
  };
}

/** @param reason why the reply was refused, while the step still accepts one */
export function refusedPage(state: CallbackState | undefined, reason: string, now: Date): PageContent {
  const page = statePage(state, now);
  const isOpen = state?.kind === 'waiting' || state?.kind === 'not-reached';
  return isOpen ? { ...page, body: markup`<p class="note" role="alert">${reason}</p>${page.body}` } : page;
}

export const unavailablePage = (): PageContent => ({
  status: { tone: 'held', word: 'Not available' },
  title: 'Hookline cannot do this right now',
  body: markup`<p>Its database does not answer. Try again in a moment.</p>`,
});
