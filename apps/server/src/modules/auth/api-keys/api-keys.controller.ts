import {
  apiKeyListResponse,
  createApiKeyRequest,
  createdApiKeyResponse,
  type ApiKeyResponse,
  type CreateApiKeyRequest,
  type CreatedApiKeyResponse,
} from '@hookline/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Account } from '../account.js';
import { CurrentUser } from '../decorators/current-user.js';
import type { ApiKeyEntity } from '../entities/api-key.entity.js';
import { ApiKeys } from './api-keys.js';

@ApiTags('accounts')
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeys) {}

  @Get()
  @ApiOperation({ summary: 'List your API keys' })
  @ApiOkResponse({ standardSchema: apiKeyListResponse })
  async list(@CurrentUser() account: Account): Promise<{ items: ApiKeyResponse[] }> {
    return { items: (await this.apiKeys.list(account)).map(toResponse) };
  }

  @Post()
  @ApiOperation({ summary: 'Make an API key, shown this once' })
  @ApiCreatedResponse({ standardSchema: createdApiKeyResponse })
  create(
    @CurrentUser() account: Account,
    @Body({ schema: createApiKeyRequest }) { name }: CreateApiKeyRequest,
  ): Promise<CreatedApiKeyResponse> {
    return this.apiKeys.create(account, name);
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Revoke an API key' })
  @HttpCode(204)
  @ApiNoContentResponse()
  delete(@CurrentUser() account: Account, @Param('id') id: string): Promise<void> {
    return this.apiKeys.delete(account, id);
  }
}

const toResponse = ({ id, name, prefix, createdAt, lastUsedAt }: ApiKeyEntity): ApiKeyResponse => ({
  id,
  name,
  prefix,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
