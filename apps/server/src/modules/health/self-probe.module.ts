import { Module } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/settings.js';
import { provideWith } from '../../platform/injection/provide.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { SelfProbe } from './self-probe.js';

@Module({ providers: [provideWith(SelfProbe, { settings: SETTINGS, logger: LOGGER })] })
export class SelfProbeModule {}
