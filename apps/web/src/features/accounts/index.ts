export { LoginPage } from './login-page.js';
export { SetupPage } from './setup-page.js';
