import { providerListResponse, type ProviderResponse } from '@hookline/contracts';
import { ProviderRequest, providers, type Provider } from '@hookline/providers';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formFields } from '../credentials/index.js';

@ApiTags('providers')
@Controller('api/v1/providers')
export class ProvidersController {
  /** Constant while the process runs. */
  private readonly items = providers.map(toResponse);

  @Get()
  @ApiOperation({ summary: 'List the senders that Hookline knows' })
  @ApiOkResponse({ standardSchema: providerListResponse })
  list(): { items: ProviderResponse[] } {
    return { items: this.items };
  }
}

const toResponse = (provider: Provider): ProviderResponse => {
  const { id, title, summary, setUp, credential, sample, eventTypes = [], sign } = provider;
  return {
    id,
    title,
    summary,
    setUp: { ...setUp, steps: [...setUp.steps] },
    fields: formFields(credential),
    sample: { method: sample.method ?? 'POST', headers: { ...sample.headers }, body: sample.body, id: idOf(provider) },
    eventTypes: [...eventTypes],
    canSign: sign !== undefined,
  };
};

function idOf({ sample, identify }: Provider): string | null {
  const { method = 'POST', headers, body } = sample;
  const request = { method, url: '', headers: Object.entries(headers), body: Buffer.from(body) };
  return identify(new ProviderRequest(request), null).id;
}
