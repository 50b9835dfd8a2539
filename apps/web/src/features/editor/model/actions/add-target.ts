import type { Point } from '../../../../shared/canvas/index.js';

/** Where a new step goes. */
export type AddTarget =
  | { readonly kind: 'anywhere' }
  | {
      readonly kind: 'after';
      readonly nodeId: string;
      readonly port: string | null;
      readonly at?: Point | undefined;
    }
  | { readonly kind: 'inside'; readonly containerId: string }
  | { readonly kind: 'on-edge'; readonly edgeId: string };
