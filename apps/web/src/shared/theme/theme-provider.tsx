import { MantineProvider, useComputedColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, type ReactNode } from 'react';
import '@fontsource-variable/geist-mono/wght.css';
import '@fontsource-variable/instrument-sans/wght.css';
import './base.css';
import { cssVariablesResolver, theme } from './theme.js';

interface ThemeProviderProps {
  /** `test`: no transitions, and nothing depends on where things are on the screen. */
  env?: 'default' | 'test';
  children: ReactNode;
}

/** Provides fonts, tokens, Mantine and toasts. Follows the system's colour scheme until the user chooses one. */
export function ThemeProvider({ env = 'default', children }: ThemeProviderProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" env={env}>
      <BrowserColor />
      <Notifications position="bottom-right" autoClose={6000} containerWidth={340} />
      {children}
    </MantineProvider>
  );
}

/** The browser's bar on phones. */
function BrowserColor() {
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const meta = document.querySelector('meta[name="theme-color"]') ?? document.createElement('meta');
    meta.setAttribute('name', 'theme-color');
    meta.setAttribute('content', getComputedStyle(document.documentElement).getPropertyValue('--bg').trim());
    document.head.append(meta);
  }, [scheme]);
  return null;
}
