import { useMediaQuery } from '@mantine/hooks';
import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ReplayProgress, WaitingDialog } from '../../features/waiting-events/index.js';
import { LiveProvider } from '../../shared/api/index.js';
import { CommandPalette } from './command-palette.js';
import { PhoneNav } from './phone-nav.js';
import { Sidebar } from './sidebar.js';
import classes from './shell.module.css';

/** The layout of every page behind the login. */
export function Shell() {
  const wantsRail = useMatches({ select: (matches) => matches.some((match) => match.staticData.rail === true) });
  const narrow = useMediaQuery('(max-width: 1199.9px)', false, { getInitialValueInEffect: false });
  const rail = wantsRail || narrow;
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // Scrolls a new page to its top; the browser positions the first one.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);

  return (
    <LiveProvider>
      <a className={classes.skip} href="#main">
        Go to content
      </a>
      <div className={classes.shell} data-rail={rail || undefined}>
        <Sidebar rail={rail} />
        <div className={classes.content}>
          <ReplayProgress />
          <main ref={main} id="main" className={classes.main} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <PhoneNav />
      </div>
      <CommandPalette />
      <WaitingDialog />
    </LiveProvider>
  );
}
