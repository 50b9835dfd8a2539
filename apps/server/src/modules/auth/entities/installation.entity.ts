import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The single row about this installation. */
@Entity('installation')
export class InstallationEntity {
  @PrimaryColumn('boolean')
  singleton!: boolean;

  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId!: string | null;
}
