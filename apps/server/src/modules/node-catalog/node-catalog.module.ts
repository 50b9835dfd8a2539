import { Module } from '@nestjs/common';
import { NodeTypesController } from './node-types.controller.js';

@Module({ controllers: [NodeTypesController] })
export class NodeCatalogModule {}
