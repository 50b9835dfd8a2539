/** Refusals of replies, for programs that send them. The page has its own texts. */
import type { Callback } from '@hookline/domain';
import { AppError } from '../../platform/errors/app-error.js';
import type { CallbackState } from './callback-state.js';

export const unknownLink = (): AppError =>
  new AppError('not-found', 'callback.unknown', 'No step waits at this address. Check that it was copied whole.');

/** @param callback undefined until the step has defined its answers */
export function unknownReply(name: string | null, callback?: Callback): AppError {
  const names = callback?.answers.map((answer) => answer.name) ?? [];
  const ways = names.length === 0 ? '' : ` Add one of these to the address: ${names.map(asQuery).join(', ')}.`;
  const what = name === null ? 'The call does not say which answer it is.' : 'This step has no answer of that name.';
  return new AppError('unprocessable', 'callback.unknown-answer', `${what}${ways}`);
}

export function refusalOf(state: Exclude<CallbackState, { kind: 'waiting' | 'not-reached' }>): AppError {
  switch (state.kind) {
    case 'answered': {
      const { name } = state.answer;
      const which = name === null ? '' : `with ${name} `;
      const message = `This step was answered ${which}at ${state.at.toISOString()}. The first answer counts.`;
      return new AppError('conflict', 'callback.answered', message);
    }
    case 'expired': {
      const message = `The time for an answer was over at ${state.until.toISOString()}. The workflow went on without one.`;
      return new AppError('conflict', 'callback.expired', message);
    }
    case 'ended':
      return new AppError('gone', 'run.finished', 'This run has ended already, so it takes no answer any more.');
    case 'not-needed':
      return new AppError('gone', 'callback.not-needed', 'The workflow went another way and needs no answer here.');
  }
}

const asQuery = (name: string): string => `?answer=${encodeURIComponent(name)}`;
