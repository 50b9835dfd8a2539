import { lazy } from 'react';

const load = async () => ({ default: (await import('../../shared/canvas/index.js')).GraphView });

/** Loaded after the page: the canvas library is large. */
export const LazyGraph = lazy(load);

/** Preloads it while the example is loading. A failure is reported where the graph is rendered. */
export const preloadGraph = (): void => void load().catch(() => undefined);
