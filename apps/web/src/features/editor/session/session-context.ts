import type { WorkflowGraph } from '@hookline/domain';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EditorState } from '../model/editor-store.js';
import type { EditorSession, ScreenState } from './editor-session.js';

const SessionContext = createContext<EditorSession | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): EditorSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('This part stands outside of the editor');
  return session;
}

export const useEditorState = <Value>(select: (state: EditorState) => Value): Value =>
  useStore(useSession().editor.store, select);

export const useScreen = <Value>(select: (state: ScreenState) => Value): Value => useStore(useSession().screen, select);

export const useGraph = (): WorkflowGraph => useEditorState((state) => state.history.present);
