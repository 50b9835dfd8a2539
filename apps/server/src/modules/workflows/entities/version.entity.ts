import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity('versions')
export class VersionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workflow_id' })
  workflowId!: string;

  /** Null: a draft snapshot of a test run. */
  @Column('int', { nullable: true })
  number!: number | null;

  @Column('json')
  graph!: object;

  @Column('text')
  note!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
