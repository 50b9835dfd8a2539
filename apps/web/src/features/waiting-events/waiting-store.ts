import { createStore, useStore } from 'zustand';

export interface StartedReplay {
  readonly id: string;
  readonly workflowId: string;
  readonly workflowName: string;
}

interface WaitingState {
  /** The workflow whose waiting events are asked about. */
  readonly asked: string | null;
  /** Replays that were started here: shown until they are closed, also when they are over in a moment. */
  readonly started: readonly StartedReplay[];
}

/** Across pages: one resumes in the list, and reads the progress wherever one goes next. */
const waitingStore = createStore<WaitingState>()(() => ({ asked: null, started: [] }));

export const useWaitingStore = <Part>(select: (state: WaitingState) => Part): Part => useStore(waitingStore, select);

/** Asks what should become of a workflow's waiting events, if there are any. */
export const askAboutWaiting = (workflowId: string | null): void => waitingStore.setState({ asked: workflowId });

export const rememberReplay = (replay: StartedReplay): void =>
  waitingStore.setState(({ started }) => ({ started: [...started, replay] }));
