import type { DocumentUpgrade } from './apply-upgrades.js';

/** All upgrades, one file each. None yet: version 1 is the first. */
export const UPGRADES: readonly DocumentUpgrade[] = [];
