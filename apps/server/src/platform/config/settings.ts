import { token } from '../injection/token.js';
import type { Settings } from './config.js';

/** The settings of a running application: nothing is unset. */
export interface RuntimeSettings extends Omit<Settings, 'PUBLIC_URL' | 'DATABASE_URL' | 'SECRET_KEY'> {
  readonly PUBLIC_URL: string;
  readonly DATABASE_URL: string;
  readonly SECRET_KEY: string;
}

/** Token for injecting {@link RuntimeSettings}. */
export const SETTINGS = token<RuntimeSettings>('Settings');
