import { needsPerson } from './list/credential-state.js';
import { useCredentials } from './use-credentials.js';

/** How many credentials need a person: their services refused them, or they are locked. */
export const useNeedingPerson = (): number => useCredentials().data?.items.filter(needsPerson).length ?? 0;
