import {
  eventListQuery,
  eventListResponse,
  eventResponse,
  ledgerQuery,
  ledgerResponse,
  startedRunResponse,
  type EventListQuery,
  type EventResponse,
  type EventSummaryResponse,
  type LedgerQuery,
  type LedgerResponse,
  type Page,
  type StartedRunResponse,
} from '@hookline/contracts';
import { Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { EventDetails } from './event-details.js';
import { EventList } from './event-list.js';
import { Ledger } from './ledger.js';
import { Replaying } from './replaying.js';

@ApiTags('events')
@Controller('api/v1')
export class EventsController {
  constructor(
    private readonly events: EventList,
    private readonly details: EventDetails,
    private readonly replaying: Replaying,
    private readonly ledger: Ledger,
  ) {}

  @Get('events')
  @ApiOkResponse({ standardSchema: eventListResponse })
  list(@Query({ schema: eventListQuery }) query: EventListQuery): Promise<Page<EventSummaryResponse>> {
    return this.events.list(query);
  }

  @Get('events/:id')
  @ApiOkResponse({ standardSchema: eventResponse })
  get(@Param('id') id: string): Promise<EventResponse> {
    return this.details.get(id);
  }

  /** Always a download: what a sender sent is never shown as a page of ours. */
  @Get('events/:id/body')
  @Header('content-disposition', 'attachment; filename="body"')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async body(@Param('id') id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.details.getBody(id), { type: 'application/octet-stream' });
  }

  @Post('events/:id/replay')
  @ApiCreatedResponse({ standardSchema: startedRunResponse })
  replay(@Param('id') id: string): Promise<StartedRunResponse> {
    return this.replaying.replay(id);
  }

  @Get('ledger')
  @ApiOkResponse({ standardSchema: ledgerResponse })
  readLedger(@Query({ schema: ledgerQuery }) query: LedgerQuery): Promise<LedgerResponse> {
    return this.ledger.read(query, new Date());
  }
}
