import { Menu, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, ChevronsUpDown, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react';
import { accounts, keys } from '../../shared/api/index.js';
import { useLogOut } from '../use-log-out.js';
import classes from './user-menu.module.css';

const schemes = [
  { value: 'auto', name: 'As the system', Icon: Monitor },
  { value: 'light', name: 'Light', Icon: Sun },
  { value: 'dark', name: 'Dark', Icon: Moon },
] as const;

export function UserMenu({ rail }: { rail: boolean }) {
  const me = useQuery({ queryKey: keys.me, queryFn: ({ signal }) => accounts.me(signal) });
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const logOut = useLogOut();
  const name = me.data?.name ?? '';
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <button
          type="button"
          className={classes.user}
          data-rail={rail || undefined}
          aria-label={rail ? `Account of ${name}` : undefined}
        >
          <span className={classes.avatar} data-initials={initials(name)} />
          {!rail && (
            <>
              <span className={classes.who}>
                <span className={classes.name}>{name}</span>
                <span className={classes.mail}>{me.data?.email}</span>
              </span>
              <ChevronsUpDown size={14} aria-hidden />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={colorScheme}>
          {schemes.map(({ value, name: label, Icon }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              checkIcon={<Check size={14} aria-hidden />}
              rightSection={<Icon size={15} aria-hidden />}
              onChange={() => setColorScheme(value)}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<Settings size={15} aria-hidden />} onClick={() => void navigate({ to: '/settings' })}>
          Settings
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={logOut}>
          Log out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.slice(0, 1).toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');
