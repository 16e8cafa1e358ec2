import { createTheme } from '@mui/material/styles';

const ink = '#1c1a17';
const paper = '#f5f2ec';

/** Quiet ink on warm paper; the sun's colours only where something is alive or asks for attention. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: ink, contrastText: '#ffffff' },
        secondary: { main: '#b93a0b', contrastText: '#ffffff' },
        error: { main: '#b3261e' },
        success: { main: '#2b6e3f' },
        background: { default: '#faf9f6', paper: '#ffffff' },
        text: { primary: ink, secondary: '#625d55' },
        divider: 'rgba(28, 26, 23, 0.12)',
      },
    },
    dark: {
      palette: {
        primary: { main: paper, contrastText: ink },
        secondary: { main: '#ff9a56', contrastText: ink },
        error: { main: '#ff8a80' },
        success: { main: '#7fd195' },
        background: { default: '#121110', paper: '#1c1a19' },
        text: { primary: paper, secondary: '#aca59b' },
        divider: 'rgba(245, 242, 236, 0.14)',
      },
    },
  },
  shape: { borderRadius: 10 },
  typography: {
    fontFamily: "'Figtree Variable', system-ui, sans-serif",
    button: { textTransform: 'none', fontWeight: 600 },
    h1: { fontSize: '1.625rem', fontWeight: 700, lineHeight: 1.25, letterSpacing: '-0.015em' },
    h2: { fontSize: '1.25rem', fontWeight: 650, lineHeight: 1.3, letterSpacing: '-0.01em' },
    h3: { fontSize: '1rem', fontWeight: 650, lineHeight: 1.4 },
  },
  components: {
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: { root: { borderRadius: 999, paddingInline: 18, minHeight: 40, whiteSpace: 'nowrap' } },
    },
    MuiIconButton: { styleOverrides: { root: { color: 'inherit', minWidth: 44, minHeight: 44 } } },
    MuiTextField: { defaultProps: { fullWidth: true } },
    // the page keeps its scroll bar behind menus and dialogs: nothing moves when they open
    MuiMenu: { defaultProps: { disableScrollLock: true }, styleOverrides: { paper: { borderRadius: 12 } } },
    MuiDialog: { defaultProps: { disableScrollLock: true }, styleOverrides: { paper: { borderRadius: 16 } } },
    MuiChip: { styleOverrides: { icon: { marginLeft: 8 } } },
    MuiAlert: { styleOverrides: { root: { borderRadius: 12 } } },
    MuiLinearProgress: {
      styleOverrides: {
        root: { borderRadius: 999, height: 6, backgroundColor: 'var(--wash-strong)' },
        bar: { borderRadius: 999, background: 'linear-gradient(90deg, #ffb703, #f4511e)' },
      },
    },
  },
});
