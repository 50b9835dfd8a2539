import { credentialKindListResponse, type CredentialKindResponse } from '@hookline/contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { credentialForms } from './credential-forms.js';
import { formFields } from './form-fields.js';

@ApiTags('credentials')
@Controller('api/v1/credential-kinds')
export class CredentialKindsController {
  /** Constant while the process runs. */
  private readonly items = credentialForms.flatMap(({ fields, setUp: { secret, docs }, ...facts }) =>
    fields ? [{ ...facts, fields: formFields(fields), setUp: { secret, docs } }] : [],
  );

  @Get()
  @ApiOperation({ summary: 'List the kinds of credentials, with their forms' })
  @ApiOkResponse({ standardSchema: credentialKindListResponse })
  list(): { items: CredentialKindResponse[] } {
    return { items: this.items };
  }
}
