import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { providerListResponse, type ProviderResponse } from '@hookline/contracts';
import { type CredentialField, credentialFields, type Provider, providers } from '@hookline/providers';

@ApiTags('providers')
@Controller('api/v1/providers')
export class ProvidersController {
  /** Nothing of it changes while the process runs. */
  private readonly items = providers.map(toResponse);

  @Get()
  @ApiOkResponse({ standardSchema: providerListResponse })
  list(): { items: ProviderResponse[] } {
    return { items: this.items };
  }
}

const toResponse = ({ id, title, summary, setUp, credential, sample, sign }: Provider): ProviderResponse => ({
  id,
  title,
  summary,
  setUp: { ...setUp, steps: [...setUp.steps] },
  fields: credential ? credentialFields(credential).map(toField) : [],
  sample: { method: sample.method ?? 'POST', headers: { ...sample.headers }, body: sample.body },
  canSign: sign !== undefined,
});

const toField = ({ options, ...field }: CredentialField) => ({
  ...field,
  ...(options ? { options: [...options] } : {}),
});
