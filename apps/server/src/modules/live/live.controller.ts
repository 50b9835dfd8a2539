import { liveMessage } from '@hookline/contracts';
import { Controller, Headers, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { CurrentIdentity, type Identity } from '../auth/index.js';
import { LiveStreams } from './live-streams.js';

const MAX_PENDING_CHARACTERS = 256 * 1024;

@ApiTags('live')
@Controller('api/v1/live')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Sse('', { maxPendingDataLength: MAX_PENDING_CHARACTERS })
  @ApiOperation({ summary: 'What moves, as it moves' })
  @ApiOkResponse({
    standardSchema: liveMessage,
    description: 'Server-sent events; each data field is one LiveMessage.',
  })
  open(
    @CurrentIdentity() identity: Identity,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Observable<MessageEvent> {
    return this.streams.open(identity, lastEventId !== undefined);
  }
}
