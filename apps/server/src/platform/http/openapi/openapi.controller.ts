import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiExcludeEndpoint, type OpenAPIObject } from '@nestjs/swagger';

/** Holds the API description, which needs the finished application. */
@Injectable()
export class OpenApiSource {
  #document: OpenAPIObject | undefined;
  #describe: () => OpenAPIObject = () => {
    throw new Error('The application has not said how to describe itself');
  };

  from(describe: () => OpenAPIObject): void {
    this.#describe = describe;
  }

  document(): OpenAPIObject {
    return (this.#document ??= this.#describe());
  }
}

@Controller('api/openapi.json')
export class OpenApiController {
  constructor(private readonly source: OpenApiSource) {}

  @Get()
  @ApiExcludeEndpoint()
  read(): OpenAPIObject {
    return this.source.document();
  }
}
