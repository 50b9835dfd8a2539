import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, so that a component can hand a token to its style sheet. */
    [property: `--${string}`]: string | number | undefined;
  }
}
