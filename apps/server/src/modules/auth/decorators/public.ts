import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'hookline:public';

/** Lets anyone call the route. A route without it needs a session or an API key. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
