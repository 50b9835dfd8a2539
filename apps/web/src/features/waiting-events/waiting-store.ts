import { createStore, useStore } from 'zustand';

export interface StartedReplay {
  readonly id: string;
  readonly workflowId: string;
  readonly workflowName: string;
}

interface WaitingState {
  /** The workflow of the open dialog. */
  readonly asked: string | null;
  /** Replays started in this tab, shown until they are closed, even when they finish at once. */
  readonly started: readonly StartedReplay[];
}

/** Shared by all pages: a workflow is resumed in the list, and the progress is shown everywhere. */
const waitingStore = createStore<WaitingState>()(() => ({ asked: null, started: [] }));

export const useWaitingStore = <Part>(select: (state: WaitingState) => Part): Part => useStore(waitingStore, select);

/** Opens the dialog for a workflow's waiting events, if there are any. */
export const askAboutWaiting = (workflowId: string | null): void => waitingStore.setState({ asked: workflowId });

export const rememberReplay = (replay: StartedReplay): void =>
  waitingStore.setState(({ started }) => ({ started: [...started, replay] }));
