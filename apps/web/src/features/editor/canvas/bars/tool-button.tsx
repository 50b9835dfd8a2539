import { Tooltip } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import classes from './toolbar.module.css';

interface ToolButtonProps extends ComponentProps<'button'> {
  readonly name: string;
  /** Shown behind the name in the tooltip. */
  readonly keys?: string;
  /** Hides the tooltip while the popup of the button is open beside it. */
  readonly opened?: boolean;
  readonly children: ReactNode;
}

/** An icon button in one of the floating bars of the canvas. */
export function ToolButton({ name, keys, opened = false, className = '', children, ...button }: ToolButtonProps) {
  return (
    <Tooltip label={keys ? `${name} (${keys})` : name} position="right" disabled={opened}>
      <button type="button" aria-label={name} className={`${classes.tool} ${className}`} {...button}>
        {children}
      </button>
    </Tooltip>
  );
}
