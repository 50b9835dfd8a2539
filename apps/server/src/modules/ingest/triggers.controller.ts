import { signedRequestResponse, signRequest, type SignedRequestResponse, type SignRequest } from '@hookline/contracts';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SETTINGS, type RuntimeSettings } from '../../platform/config/settings.js';
import { RequestSigner } from './senders/request-signer.js';

@ApiTags('workflows')
@Controller('api/v1/workflows/:id/triggers/:nodeId')
export class TriggersController {
  constructor(
    private readonly signer: RequestSigner,
    @Inject(SETTINGS) private readonly settings: RuntimeSettings,
  ) {}

  /** The headers that the trigger's sender would sign this request with: for test events. */
  @Post('sign')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: signedRequestResponse })
  async sign(
    @Param('id') workflowId: string,
    @Param('nodeId') nodeId: string,
    @Body({ schema: signRequest }) { method, path, headers, body }: SignRequest,
  ): Promise<SignedRequestResponse> {
    const parts = (url: string) => ({ method, url: `${url}${path}`, headers, body: Buffer.from(body) });
    const signed = await this.signer.sign({ workflowId, nodeId }, parts, this.settings.PUBLIC_URL);
    return { headers: signed === null ? null : Object.entries(signed) };
  }
}
