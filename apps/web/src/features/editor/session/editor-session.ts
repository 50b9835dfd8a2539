/** One visit of one workflow in the editor: its document, its saving, and what the screen shows. */
import type { SavedDraftResponse, WorkflowResponse } from '@hookline/contracts';
import type { WorkflowGraph } from '@hookline/domain';
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import { workflows } from '../../../shared/api/index.js';
import { Autosave } from '../model/autosave.js';
import type { SaveState } from '../model/autosave.js';
import { catalog } from '../model/catalog.js';
import { createBackup } from '../model/draft-backup.js';
import { createEditor } from '../model/editor-store.js';
import type { Editor } from '../model/editor-store.js';
import { deckMemory } from './deck-place.js';
import type { DeckPlace } from './deck-place.js';

/** Where a new step goes, and where the menu to choose it opens. */
export interface AddMenuRequest {
  readonly anchor: { readonly x: number; readonly y: number };
  readonly target: AddTarget;
}

export type AddTarget =
  | { readonly kind: 'anywhere' }
  | {
      readonly kind: 'after';
      readonly nodeId: string;
      readonly port: string | null;
      readonly at?: FlowPoint | undefined;
    }
  | { readonly kind: 'inside'; readonly containerId: string }
  | { readonly kind: 'on-edge'; readonly edgeId: string };

export interface FlowPoint {
  readonly x: number;
  readonly y: number;
}

export interface ScreenState extends DeckPlace {
  readonly save: SaveState;
  readonly addMenu: AddMenuRequest | null;
  /** The node whose "Connect to…" list is open. */
  readonly connectFrom: string | null;
  /** The node whose name is being typed on the canvas. */
  readonly renaming: string | null;
  /** The nodes whose "Move into…" list is open. */
  readonly moving: readonly string[];
  /** The settings of the workflow are open. */
  readonly settings: boolean;
  readonly outline: boolean;
  readonly minimap: boolean;
  /** The last test run of this visit, and whether its list of steps fills the panel. */
  readonly testRunId: string | null;
  readonly showRun: boolean;
  /** The event chosen as sample; null means the latest one. */
  readonly sampleEventId: string | null;
  readonly deckFull: boolean;
}

export interface EditorSession {
  readonly workflowId: string;
  readonly editor: Editor;
  readonly autosave: Autosave<WorkflowGraph, SavedDraftResponse>;
  readonly screen: StoreApi<ScreenState>;
}

export interface SessionDeps {
  onRefused(message: string): void;
  onSaved(answer: SavedDraftResponse, graph: WorkflowGraph): void;
}

/** `fetch` with keepalive takes at most 64 kB. A larger last save stays in the local backup. */
const KEEPALIVE_LIMIT = 60_000;

export function createSession(workflow: WorkflowResponse, doors: SessionDeps): EditorSession {
  const { id, draft } = workflow;
  const screen = createStore<ScreenState>(() => ({
    ...freshScreen,
    ...deckMemory.find({ width: window.innerWidth, height: window.innerHeight }),
    sampleEventId: sampleMemory.find(id),
  }));
  const autosave = new Autosave<WorkflowGraph, SavedDraftResponse>(
    {
      save: (graph, revision, keepalive) => {
        const small = keepalive && JSON.stringify(graph).length < KEEPALIVE_LIMIT;
        return workflows.saveDraft(id, { graph, revision }, small);
      },
      onState: (save) => screen.setState({ save }),
      onSaved: doors.onSaved,
      backup: createBackup(id),
      now: Date.now,
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    draft.graph,
    draft.revision,
  );
  const editor = createEditor(draft.graph, {
    catalog,
    now: Date.now,
    onRefused: doors.onRefused,
    onChange: (graph) => autosave.changed(graph),
  });
  screen.subscribe((now, before) => {
    if (now.sampleEventId !== before.sampleEventId) sampleMemory.keep(id, now.sampleEventId);
  });
  return { workflowId: id, editor, autosave, screen };
}

const freshScreen: Omit<ScreenState, keyof DeckPlace> = {
  save: { kind: 'saved', at: null },
  addMenu: null,
  connectFrom: null,
  renaming: null,
  moving: [],
  settings: false,
  outline: false,
  minimap: false,
  testRunId: null,
  showRun: false,
  sampleEventId: null,
  deckFull: false,
};

/** The sample belongs to the draft: it is still chosen after a reload. */
const sampleMemory = {
  find: (workflowId: string): string | null => localStorage.getItem(`hookline.sample.${workflowId}`),
  keep: (workflowId: string, eventId: string | null): void => {
    if (eventId === null) localStorage.removeItem(`hookline.sample.${workflowId}`);
    else localStorage.setItem(`hookline.sample.${workflowId}`, eventId);
  },
};
