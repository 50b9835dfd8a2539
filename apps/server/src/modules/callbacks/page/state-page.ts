/** The page shown when the link is opened. */
import type { CallbackReply } from '@hookline/domain';
import type { CallbackState } from '../callback-state.js';
import { markup, type Markup } from './markup.js';
import { moment } from './moment.js';
import type { PageContent } from './resume-page.js';

/** @param state undefined when the link is invalid or its run is gone */
export function statePage(state: CallbackState | undefined, now: Date): PageContent {
  switch (state?.kind) {
    case undefined:
      return UNKNOWN;
    case 'waiting':
      return waitingPage(state, now);
    case 'not-reached':
      return NOT_REACHED;
    case 'answered':
      return answeredPage(state, now);
    case 'expired':
      return {
        status: { tone: 'cancelled', word: 'Timed out' },
        title: state.title || UNTITLED,
        body: markup`<p>The time for an answer was over on ${moment(state.until, now)}. The workflow went on without one.</p>`,
      };
    case 'ended':
      return state.status === 'cancelled' ? CANCELLED : ENDED;
    case 'not-needed':
      return NOT_NEEDED;
  }
}

const UNTITLED = 'Your answer is needed';

function waitingPage(
  { callback: { title, text, answers }, until }: Extract<CallbackState, { kind: 'waiting' }>,
  now: Date,
): PageContent {
  const words = text.trim() === '' ? markup`` : markup`<p class="text" dir="auto">${text}</p>`;
  return {
    status: { tone: 'waiting', word: 'Waiting for an answer' },
    title: title || UNTITLED,
    body: markup`${words}
<form class="answers" method="post">${answers.map(button)}</form>
<p>The first answer counts. The workflow waits until ${moment(until, now)}.</p>`,
  };
}

/** Each button posts to the same URL with its name. The first one is the primary action. */
function button({ name, label }: CallbackReply, index: number): Markup {
  const look = index === 0 ? 'button primary' : 'button';
  return markup`<button class="${look}" formaction="?answer=${encodeURIComponent(name)}">${label}</button>`;
}

function answeredPage({ title, answer, at }: Extract<CallbackState, { kind: 'answered' }>, now: Date): PageContent {
  const name = answer.label ?? answer.name;
  const which = name === null ? 'The answer came' : `The answer was ${name}, given`;
  return {
    status: { tone: 'succeeded', word: 'Answered' },
    title: title || 'This question was answered',
    body: markup`<p>${which} on ${moment(at, now)}. The first answer counts, so there is nothing left to do here.</p>`,
  };
}

const UNKNOWN: PageContent = {
  status: { tone: 'cancelled', word: 'Not found' },
  title: 'No question waits here',
  body: markup`<p>Check that the link was copied whole. A link also ends when its run is removed.</p>`,
};

const NOT_REACHED: PageContent = {
  status: { tone: 'queued', word: 'Not there yet' },
  title: 'Your answer will be needed soon',
  body: markup`<p>The workflow has not come to this step yet. Reload in a moment.</p>
<div class="answers"><a class="button" href="">Reload this page</a></div>`,
};

const ENDED: PageContent = {
  status: { tone: 'cancelled', word: 'Run ended' },
  title: 'No answer is needed any more',
  body: markup`<p>The run that asked has ended, so nothing waits here.</p>`,
};

const CANCELLED: PageContent = {
  status: { tone: 'cancelled', word: 'Cancelled' },
  title: 'No answer is needed any more',
  body: markup`<p>The run that asked was cancelled, so nothing waits here.</p>`,
};

const NOT_NEEDED: PageContent = {
  status: { tone: 'cancelled', word: 'Not needed' },
  title: 'No answer is needed here',
  body: markup`<p>The workflow went another way, so it does not ask this question.</p>`,
};
