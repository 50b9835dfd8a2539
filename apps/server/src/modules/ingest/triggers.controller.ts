import {
  sentTestEventResponse,
  signRequest,
  signedRequestResponse,
  type SentTestEventResponse,
  type SignRequest,
  type SignedRequestResponse,
} from '@hookline/contracts';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SETTINGS, type RuntimeSettings } from '../../platform/config/settings.js';
import { RequestSigner } from './verification/request-signer.js';
import { TestEvents } from './verification/test-events.js';

@ApiTags('workflows')
@Controller('api/v1/workflows/:id/triggers/:nodeId')
export class TriggersController {
  constructor(
    private readonly signer: RequestSigner,
    private readonly testEvents: TestEvents,
    @Inject(SETTINGS) private readonly settings: RuntimeSettings,
  ) {}

  /** The headers with which the trigger's sender would sign this request, for test events. */
  @Post('sign')
  @ApiOperation({ summary: 'Sign a test event as its sender would' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: signedRequestResponse })
  async sign(
    @Param('id') workflowId: string,
    @Param('nodeId') nodeId: string,
    @Body({ schema: signRequest }) { method, path, headers, body }: SignRequest,
  ): Promise<SignedRequestResponse> {
    const parts = (url: string) => ({ method, url: `${url}${path}`, headers, body: Buffer.from(body) });
    const signed = await this.signer.show({ workflowId, nodeId }, parts, this.settings.PUBLIC_URL);
    return { headers: signed === null ? null : Object.entries(signed) };
  }
  /** Sends a signed test event through the ingest: the secret stays on the server. */
  @Post('send')
  @ApiOperation({ summary: 'Send a test event to the trigger, signed where its sender signs' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: sentTestEventResponse })
  send(
    @Param('id') workflowId: string,
    @Param('nodeId') nodeId: string,
    @Body({ schema: signRequest }) request: SignRequest,
  ): Promise<SentTestEventResponse> {
    return this.testEvents.send({ workflowId, nodeId }, request);
  }
}
