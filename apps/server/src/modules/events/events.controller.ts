import {
  eventCurlResponse,
  eventListQuery,
  eventListResponse,
  eventResponse,
  ledgerQuery,
  ledgerResponse,
  type EventCurlResponse,
  type EventListQuery,
  type EventResponse,
  type EventSummaryResponse,
  type LedgerQuery,
  type LedgerResponse,
  type Page,
} from '@hookline/contracts';
import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EventCurl } from './curl/event-curl.js';
import { EventDetails } from './event-details.js';
import { EventList } from './event-list.js';
import { Ledger } from './ledger.js';

@ApiTags('events')
@Controller('api/v1')
export class EventsController {
  constructor(
    private readonly events: EventList,
    private readonly details: EventDetails,
    private readonly curls: EventCurl,
    private readonly ledger: Ledger,
  ) {}

  @Get('events')
  @ApiOperation({ summary: 'List and search events, newest first' })
  @ApiOkResponse({ standardSchema: eventListResponse })
  list(@Query({ schema: eventListQuery }) query: EventListQuery): Promise<Page<EventSummaryResponse>> {
    return this.events.list(query);
  }

  @Get('events/:id')
  @ApiOperation({ summary: 'Read an event' })
  @ApiOkResponse({ standardSchema: eventResponse })
  get(@Param('id') id: string): Promise<EventResponse> {
    return this.details.get(id);
  }

  /** Always a download: a sender's bytes are never rendered as a page of ours. */
  @Get('events/:id/body')
  @ApiOperation({ summary: 'Download the exact bytes of an event' })
  @Header('content-disposition', 'attachment; filename="body"')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async body(@Param('id') id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.details.getBody(id), { type: 'application/octet-stream' });
  }

  @Get('events/:id/curl')
  @ApiOperation({ summary: 'A curl command that sends the event again' })
  @ApiOkResponse({ standardSchema: eventCurlResponse })
  curl(@Param('id') id: string): Promise<EventCurlResponse> {
    return this.curls.get(id);
  }

  @Get('ledger')
  @ApiOperation({ summary: 'The books: events against runs' })
  @ApiOkResponse({ standardSchema: ledgerResponse })
  readLedger(@Query({ schema: ledgerQuery }) query: LedgerQuery): Promise<LedgerResponse> {
    return this.ledger.read(query, new Date());
  }
}
