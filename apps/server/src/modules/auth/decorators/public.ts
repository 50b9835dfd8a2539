import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'hookline:public';

/** Lets anonymous callers use the route. Every other route needs a session or an API key. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
