import { lazy } from 'react';

const load = async () => ({ default: (await import('../../shared/canvas/index.js')).GraphView });

/** The canvas library is large: it comes after the page. */
export const LazyGraph = lazy(load);

/** Begins to load it while the example is still being read. What fails here is said where the graph is drawn. */
export const preloadGraph = (): void => void load().catch(() => undefined);
