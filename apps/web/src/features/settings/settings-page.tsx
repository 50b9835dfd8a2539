import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accounts, keys } from '../../shared/api/index.js';
import { PageHead, useTitle } from '../../shared/ui/index.js';
import { ApiKeys } from './api-keys.js';
import { SignIn } from './sign-in.js';
import classes from './settings-page.module.css';

export function SettingsPage({ onLogOut }: { onLogOut: () => void }) {
  useTitle('Settings');
  const me = useQuery({ queryKey: keys.me, queryFn: ({ signal }) => accounts.me(signal) });
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.page}>
      <PageHead title="Settings" />
      <section className={classes.section} aria-labelledby="account">
        <h2 id="account" className={classes.title}>
          Account
        </h2>
        <div className={classes.row}>
          <div>
            <div className={classes.name}>{me.data?.name}</div>
            <div className={classes.note}>{me.data?.email}</div>
          </div>
          <Button onClick={onLogOut}>Log out</Button>
        </div>
        <SignIn />
        <div className={classes.row}>
          <div>
            <div className={classes.name}>Appearance</div>
            <div className={classes.note}>Kept in this browser.</div>
          </div>
          <SegmentedControl
            aria-label="Appearance"
            value={colorScheme}
            onChange={(value) => setColorScheme(value === 'dark' || value === 'light' ? value : 'auto')}
            data={[
              { value: 'auto', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        </div>
      </section>
      <ApiKeys />
    </div>
  );
}
