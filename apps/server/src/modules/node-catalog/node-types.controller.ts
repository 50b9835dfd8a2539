import { nodeTypeListResponse, type NodeTypeResponse } from '@hookline/contracts';
import { outputJsonSchema, toJsonSchema, type NodeDefinition } from '@hookline/node-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { listDefinitions } from './registry.js';

@ApiTags('node types')
@Controller('api/v1/node-types')
export class NodeTypesController {
  /** Constant while the process runs. */
  private readonly items = listDefinitions().map(toResponse);

  @Get()
  @ApiOperation({ summary: 'List the types of steps' })
  @ApiOkResponse({ standardSchema: nodeTypeListResponse })
  list(): { items: NodeTypeResponse[] } {
    return { items: this.items };
  }
}

const toResponse = (definition: NodeDefinition): NodeTypeResponse => ({
  type: definition.type,
  version: definition.version,
  title: definition.title,
  summary: definition.summary,
  icon: definition.icon,
  category: definition.category,
  ports: typeof definition.ports === 'function' ? null : [...definition.ports],
  trigger: definition.trigger?.source ?? null,
  output: definition.trigger && { ...outputJsonSchema(definition.trigger) },
  container: definition.container,
  config: { ...toJsonSchema(definition) },
});
