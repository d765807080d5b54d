import {
  Alert,
  createTheme,
  type CSSVariablesResolver,
  Drawer,
  type MantineTheme,
  Menu,
  Modal,
  SegmentedControl,
} from '@mantine/core';
import { PALETTE } from './palette.ts';

const FONT = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif";

/** What lies above the page is lighter than its ground, in the dark, too. */
const LIFTED = { background: 'var(--tirkeu-surface)' };

/** How everything looks, public pages included. */
export const theme = createTheme({
  colors: PALETTE,
  primaryColor: 'sky',
  // Mantine's own choice (6) fails WCAG AA with most colours.
  primaryShade: { light: 7, dark: 7 },
  white: '#fffefc',
  black: PALETTE.stone[9],
  fontFamily: FONT,
  headings: {
    fontFamily: FONT,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 'md',
  radius: { sm: '0.25rem', md: '0.5rem', lg: '0.875rem' },
  cursorType: 'pointer',
  // Somebody who asked their system for less motion gets none.
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // Their heading stands in a `header`, which would be a second one of the page.
    Modal: Modal.extend({
      defaultProps: { radius: 'lg', attributes: { header: { role: 'none' } } },
      styles: { content: LIFTED, header: LIFTED, title: { fontWeight: 620 } },
    }),
    Drawer: Drawer.extend({ defaultProps: { attributes: { header: { role: 'none' } } } }),
    // A menu holds nothing but its items, and stands in the landmark of its button.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } }),
    // On the page's ground its own is as dark as that.
    SegmentedControl: SegmentedControl.extend({ styles: { root: { border: '1px solid var(--tirkeu-line)' } } }),
    // Title and text belong together.
    Alert: Alert.extend({ styles: { body: { gap: '0.125rem' }, title: { marginBottom: 0 } } }),
  },
  shadows: {
    xs: '0 1px 2px rgb(38 35 31 / 6%)',
    sm: '0 1px 3px rgb(38 35 31 / 8%), 0 4px 12px rgb(38 35 31 / 4%)',
    md: '0 2px 6px rgb(38 35 31 / 8%), 0 10px 28px rgb(38 35 31 / 8%)',
  },
});

/** Bands and pills in a colour. Mantine mixes them so that they are nearly black on a dark ground. */
const tintsInDark = (colors: MantineTheme['colors']): Record<string, string> =>
  Object.fromEntries(
    ['sky', 'gold', 'brick', 'sage'].flatMap((name) => [
      [`--mantine-color-${name}-light`, colors[name]?.[9] ?? ''],
      [`--mantine-color-${name}-light-hover`, colors[name]?.[8] ?? ''],
      [`--mantine-color-${name}-light-color`, colors[name]?.[1] ?? ''],
    ]),
  );

/** What Mantine derives, and derives too pale for small text or too cold for this palette. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-body': colors['stone']?.[0] ?? '',
    '--mantine-color-dimmed': colors['stone']?.[6] ?? '',
    '--mantine-color-placeholder': colors['stone']?.[6] ?? '',
    '--mantine-color-anchor': colors['sky']?.[7] ?? '',
    '--mantine-color-error': colors['brick']?.[6] ?? '',
    '--tirkeu-surface': '#fffefc',
    '--tirkeu-line': colors['stone']?.[2] ?? '',
    '--tirkeu-hover': colors['stone']?.[1] ?? '',
    '--tirkeu-selected': colors['sky']?.[1] ?? '',
    '--tirkeu-selected-text': colors['sky']?.[8] ?? '',
    '--tirkeu-calm': colors['sky']?.[5] ?? '',
    '--tirkeu-soon': colors['gold']?.[5] ?? '',
    '--tirkeu-soon-text': colors['gold']?.[7] ?? '',
    '--tirkeu-late': colors['brick']?.[6] ?? '',
    '--tirkeu-late-text': colors['brick']?.[7] ?? '',
    '--tirkeu-done-text': colors['sage']?.[7] ?? '',
  },
  dark: {
    '--mantine-color-body': colors.dark[8],
    '--mantine-color-dimmed': colors.dark[2],
    '--mantine-color-placeholder': colors.dark[2],
    '--mantine-color-anchor': colors['sky']?.[3] ?? '',
    '--mantine-color-error': colors['brick']?.[3] ?? '',
    '--tirkeu-surface': colors.dark[7],
    '--tirkeu-line': colors.dark[6],
    '--tirkeu-hover': colors.dark[6],
    '--tirkeu-selected': colors['sky']?.[9] ?? '',
    '--tirkeu-selected-text': colors['sky']?.[1] ?? '',
    '--tirkeu-calm': colors['sky']?.[4] ?? '',
    '--tirkeu-soon': colors['gold']?.[4] ?? '',
    '--tirkeu-soon-text': colors['gold']?.[3] ?? '',
    '--tirkeu-late': colors['brick']?.[4] ?? '',
    '--tirkeu-late-text': colors['brick']?.[3] ?? '',
    '--tirkeu-done-text': colors['sage']?.[3] ?? '',
    ...tintsInDark(colors),
  },
});
