export { ThemeProvider } from './theme-provider.js';
