import type { IconName, NodeApp, NodeCategory } from '@hookline/node-kit';
import { AppMark } from './app-mark.js';
import { nodeIcons } from './node-icons.js';
import classes from './icon-tile.module.css';

const ICON_SIZE = { sm: 13, md: 15, lg: 17 } as const;

interface IconTileProps {
  readonly icon?: IconName | undefined;
  readonly category: NodeCategory;
  readonly trigger?: boolean;
  readonly title: string;
  /** Its mark takes the place of the icon. */
  readonly app?: NodeApp | null | undefined;
  readonly size?: keyof typeof ICON_SIZE;
}

/** The tinted square of a node type: its app's mark, its icon, or the first letter of its title. */
export function IconTile({ icon, category, trigger = false, title, app, size = 'lg' }: IconTileProps) {
  const Icon = icon && nodeIcons[icon];
  return (
    <span
      className={classes.tile}
      data-category={category}
      data-size={size}
      data-trigger={trigger || undefined}
      aria-hidden
    >
      {app ? (
        <AppMark app={app} />
      ) : Icon ? (
        <Icon size={ICON_SIZE[size]} strokeWidth={1.75} />
      ) : (
        <b>{title.slice(0, 1).toUpperCase()}</b>
      )}
    </span>
  );
}
