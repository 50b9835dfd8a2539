import type { IconName } from '@hookline/node-kit';
import { allDefinitions } from './definitions.js';

/** The icon of what started the runs of an event: that of the first trigger of the source. */
export const sourceIcon = (source: string): IconName =>
  allDefinitions.find(({ trigger }) => trigger?.source === source)?.icon ?? 'workflow';
