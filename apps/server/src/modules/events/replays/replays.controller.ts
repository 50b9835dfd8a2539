import {
  leaveEventsRequest,
  leftEventsResponse,
  replayEventRequest,
  replayEventsRequest,
  replayListResponse,
  replayResponse,
  replayedEventResponse,
  startedReplayResponse,
  type LeaveEventsRequest,
  type LeftEventsResponse,
  type ReplayEventRequest,
  type ReplayEventsRequest,
  type ReplayResponse,
  type ReplayedEventResponse,
  type StartedReplayResponse,
} from '@hookline/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Replays } from './replays.js';

@ApiTags('events')
@Controller('api/v1')
export class ReplaysController {
  constructor(private readonly replays: Replays) {}

  @Post('events/:id/replay')
  @ApiOperation({ summary: 'Replay one event now' })
  @ApiCreatedResponse({ standardSchema: replayedEventResponse })
  replayOne(
    @Param('id') id: string,
    @Body({ schema: replayEventRequest }) request: ReplayEventRequest,
  ): Promise<ReplayedEventResponse> {
    return this.replays.replayOne(id, request);
  }

  @Post('events/replay')
  @ApiOperation({ summary: 'Replay many events at a steady pace' })
  @HttpCode(202)
  @ApiAcceptedResponse({ standardSchema: startedReplayResponse })
  start(@Body({ schema: replayEventsRequest }) request: ReplayEventsRequest): Promise<StartedReplayResponse> {
    return this.replays.start(request);
  }

  @Post('events/leave')
  @ApiOperation({ summary: 'Leave the events of a workflow that wait as they are' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: leftEventsResponse })
  leave(@Body({ schema: leaveEventsRequest }) request: LeaveEventsRequest): Promise<LeftEventsResponse> {
    return this.replays.leave(request);
  }

  @Get('replays')
  @ApiOperation({ summary: 'List replays, newest first' })
  @ApiOkResponse({ standardSchema: replayListResponse })
  async list(): Promise<{ items: ReplayResponse[] }> {
    return { items: await this.replays.list() };
  }

  @Get('replays/:id')
  @ApiOperation({ summary: 'How far a replay is' })
  @ApiOkResponse({ standardSchema: replayResponse })
  get(@Param('id') id: string): Promise<ReplayResponse> {
    return this.replays.get(id);
  }

  @Post('replays/:id/cancel')
  @ApiOperation({ summary: 'Stop a replay' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: replayResponse })
  cancel(@Param('id') id: string): Promise<ReplayResponse> {
    return this.replays.cancel(id);
  }
}
