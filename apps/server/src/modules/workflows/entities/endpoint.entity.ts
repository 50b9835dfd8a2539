import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The permanent URL of one trigger. Created with the trigger and never deleted: undo brings the trigger back. */
@Entity('endpoints')
export class EndpointEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  key!: string;

  @Column('uuid', { name: 'workflow_id' })
  workflowId!: string;

  @Column('text', { name: 'node_id' })
  nodeId!: string;
}
