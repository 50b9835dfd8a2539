import { join, resolve } from 'node:path';

/** The folder of the whole project, wherever the command was called from. */
export const root = join(import.meta.dirname, '..');

/** A path inside the project. */
export const inProject = (...parts) => resolve(root, ...parts);
