import {
  ActionIcon,
  Button,
  Input,
  Menu,
  Modal,
  Notification,
  Overlay,
  Pill,
  Popover,
  SegmentedControl,
  Switch,
  Tabs,
  Tooltip,
  createTheme,
  type CSSVariablesResolver,
} from '@mantine/core';
import controls from './controls.module.css';

/** Mantine with Hookline's tokens. Colours are defined in tokens.css only; components name tokens, never hex. */
export const theme = createTheme({
  primaryColor: 'line',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  black: '#13211f',
  respectReducedMotion: true,
  cursorType: 'pointer',
  colors: {
    // Mantine's dark greys in our hue, for components that name no token.
    dark: [
      '#e9efed',
      '#b2bfbd',
      '#8e9d9b',
      '#66787b',
      '#324144',
      '#233033',
      '#1b2729',
      '#121b1d',
      '#0d1517',
      '#0b1214',
    ],
    line: [
      '#eef7f7',
      '#dcecec',
      '#b3dfe0',
      '#8bdcde',
      '#5cc5c9',
      '#2f9aa3',
      '#17747f',
      '#0b5c66',
      '#084a53',
      '#05363d',
    ],
  },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontWeight: '600' },
  defaultRadius: 'sm',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '20px' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  shadows: { sm: 'var(--shadow-1)', md: 'var(--shadow-2)', lg: 'var(--shadow-3)' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'default' },
      classNames: { root: controls.button ?? '' },
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { size: 32, variant: 'subtle', color: 'gray' },
      classNames: { root: controls.icon ?? '' },
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      classNames: { wrapper: controls.inputWrapper ?? '', input: controls.input ?? '' },
    }),
    InputWrapper: Input.Wrapper.extend({
      classNames: {
        label: controls.label ?? '',
        description: controls.description ?? '',
        error: controls.error ?? '',
      },
    }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'lg', radius: 'lg', width: 200, transitionProps: { duration: 120 } },
      classNames: { item: controls.menuItem ?? '', label: controls.menuLabel ?? '', dropdown: controls.dropdown ?? '' },
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      classNames: {
        root: controls.toast ?? '',
        icon: controls.toastIcon ?? '',
        title: controls.toastTitle ?? '',
        description: controls.toastWords ?? '',
      },
    }),
    Overlay: Overlay.extend({ defaultProps: { backgroundOpacity: 0.35, blur: 0 } }),
    Pill: Pill.extend({ classNames: { root: controls.pill ?? '' } }),
    Popover: Popover.extend({
      defaultProps: { shadow: 'lg', radius: 'lg' },
      classNames: { dropdown: controls.dropdown ?? '' },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'lg', closeButtonProps: { 'aria-label': 'Close' }, shadow: 'lg' },
      classNames: {
        title: controls.modalTitle ?? '',
        content: controls.modal ?? '',
        header: controls.modal ?? '',
      },
    }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs' },
      classNames: {
        root: controls.segmented ?? '',
        label: controls.segment ?? '',
        indicator: controls.segmentOn ?? '',
      },
    }),
    Switch: Switch.extend({ classNames: { track: controls.switchTrack ?? '', label: controls.switchLabel ?? '' } }),
    Tabs: Tabs.extend({ classNames: { list: controls.tabList ?? '', tab: controls.tab ?? '' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400 }, classNames: { tooltip: controls.tooltip ?? '' } }),
  },
});

/** Maps Mantine's variables to the tokens, the same for both schemes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': '1.45' },
  light: schemeVariables,
  dark: schemeVariables,
});

const schemeVariables = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--line)',
  '--mantine-color-error': 'var(--failed)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--border-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--border)',
  '--mantine-color-line-filled': 'var(--line-fill)',
  '--mantine-color-line-filled-hover': 'var(--line-fill-hover)',
  '--mantine-color-line-light': 'var(--line-soft)',
  '--mantine-color-line-light-color': 'var(--line-text)',
  '--mantine-primary-color-filled': 'var(--line-fill)',
  '--mantine-primary-color-filled-hover': 'var(--line-fill-hover)',
  '--mantine-primary-color-contrast': 'var(--on-line)',
};
