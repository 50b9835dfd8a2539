export type { Identity } from './account.js';
export { AuthModule } from './auth.module.js';
export { Authenticator } from './guard/authenticator.js';
export { CurrentIdentity } from './decorators/current-user.js';
export { withoutSession } from './login/session-cookie.js';
export { Public } from './decorators/public.js';
export { resetPassword } from './login/reset-password.js';
export { SetupService } from './setup/setup-service.js';
export { setupToken } from './setup/setup-token.js';
