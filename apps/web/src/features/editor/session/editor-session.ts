/** An editing session of one workflow: its document, its autosave and the state of the screen. */
import type { SavedDraftResponse, WorkflowResponse } from '@hookline/contracts';
import type { WorkflowGraph } from '@hookline/domain';
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import { workflows } from '../../../shared/api/index.js';
import type { Point } from '../../../shared/canvas/index.js';
import type { AddTarget } from '../model/actions/add-target.js';
import { catalog } from '../model/catalog.js';
import { createEditor } from '../model/editor-store.js';
import type { Editor } from '../model/editor-store.js';
import { Autosave } from '../model/saving/autosave.js';
import type { SaveState } from '../model/saving/autosave.js';
import { createBackup } from '../model/saving/draft-backup.js';
import { dockMemory } from './dock-layout.js';
import type { DockLayout } from './dock-layout.js';

/** The position of the add menu and the target of the new step. */
export interface AddMenuRequest {
  readonly anchor: Point;
  readonly target: AddTarget;
}

export interface ScreenState extends DockLayout {
  readonly save: SaveState;
  readonly addMenu: AddMenuRequest | null;
  /** The node whose "Connect to…" list is open. */
  readonly connectFrom: string | null;
  /** The node whose rename dialog is open. */
  readonly renaming: string | null;
  /** The nodes whose "Move into…" list is open. */
  readonly moving: readonly string[];
  /** Whether the settings dialog is open. */
  readonly settings: boolean;
  readonly outline: boolean;
  readonly minimap: boolean;
  /** The last test run of this session, and whether its list of steps is open in the panel. */
  readonly testRunId: string | null;
  readonly showRun: boolean;
  /** The event chosen as the sample; null is the latest. */
  readonly sampleEventId: string | null;
  readonly dockFull: boolean;
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

export function createSession(workflow: WorkflowResponse, deps: SessionDeps): EditorSession {
  const { id, draft } = workflow;
  const screen = createStore<ScreenState>(() => ({
    ...freshScreen,
    ...dockMemory.find({ width: window.innerWidth, height: window.innerHeight }),
    sampleEventId: sampleMemory.find(id),
  }));
  const autosave = new Autosave<WorkflowGraph, SavedDraftResponse>(
    {
      save: (graph, revision, keepalive) => {
        const small = keepalive && JSON.stringify(graph).length < KEEPALIVE_LIMIT;
        return workflows.saveDraft(id, { graph, revision }, small);
      },
      onState: (save) => screen.setState({ save }),
      onSaved: deps.onSaved,
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
    onRefused: deps.onRefused,
    onChange: (graph) => autosave.changed(graph),
  });
  screen.subscribe((now, before) => {
    if (now.sampleEventId !== before.sampleEventId) sampleMemory.keep(id, now.sampleEventId);
  });
  return { workflowId: id, editor, autosave, screen };
}

const freshScreen: Omit<ScreenState, keyof DockLayout> = {
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
  dockFull: false,
};

/** Remembers the chosen sample across reloads. */
const sampleMemory = {
  find: (workflowId: string): string | null => localStorage.getItem(`hookline.sample.${workflowId}`),
  keep: (workflowId: string, eventId: string | null): void => {
    if (eventId === null) localStorage.removeItem(`hookline.sample.${workflowId}`);
    else localStorage.setItem(`hookline.sample.${workflowId}`, eventId);
  },
};
