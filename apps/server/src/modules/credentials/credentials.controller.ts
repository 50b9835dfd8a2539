import {
  createCredentialRequest,
  credentialListResponse,
  credentialResponse,
  credentialTestResponse,
  patchCredentialRequest,
  rotateCredentialRequest,
  type CreateCredentialRequest,
  type CredentialResponse,
  type CredentialTestResponse,
  type PatchCredentialRequest,
  type RotateCredentialRequest,
} from '@hookline/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Credentials } from './credentials.js';
import { CredentialTester } from './sending/credential-tester.js';

@ApiTags('credentials')
@Controller('api/v1/credentials')
export class CredentialsController {
  constructor(
    private readonly credentials: Credentials,
    private readonly tester: CredentialTester,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List credentials, without their secrets' })
  @ApiOkResponse({ standardSchema: credentialListResponse })
  async list(): Promise<{ items: CredentialResponse[] }> {
    return { items: await this.credentials.list() };
  }

  @Post()
  @ApiOperation({ summary: 'Store a credential' })
  @ApiCreatedResponse({ standardSchema: credentialResponse })
  create(@Body({ schema: createCredentialRequest }) body: CreateCredentialRequest): Promise<CredentialResponse> {
    return this.credentials.create(body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename a credential' })
  @ApiOkResponse({ standardSchema: credentialResponse })
  patch(
    @Param('id') id: string,
    @Body({ schema: patchCredentialRequest }) body: PatchCredentialRequest,
  ): Promise<CredentialResponse> {
    return this.credentials.rename(id, body.name);
  }

  @Post(':id/rotate')
  @ApiOperation({ summary: 'Replace the secret, and keep the old one good for a while' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: credentialResponse })
  rotate(
    @Param('id') id: string,
    @Body({ schema: rotateCredentialRequest }) body: RotateCredentialRequest,
  ): Promise<CredentialResponse> {
    return this.credentials.rotate(id, body);
  }

  @Post(':id/test')
  @ApiOperation({ summary: 'Try a credential with a request that has no effect' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: credentialTestResponse })
  test(@Param('id') id: string): Promise<CredentialTestResponse> {
    return this.tester.test(id);
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete a credential' })
  @HttpCode(204)
  @ApiNoContentResponse()
  delete(@Param('id') id: string): Promise<void> {
    return this.credentials.delete(id);
  }
}
