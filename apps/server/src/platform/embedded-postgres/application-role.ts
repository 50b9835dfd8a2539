/**
 * The application's role: it owns its database and has no other rights. The role that created the cluster is a
 * superuser, which may read files and run programs; it is used only in this file.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { databaseUrl, type ServerAddress } from './database-url.js';
import type { DataFolder } from './files/data-folder.js';

const ROLE = 'hookline_app';
export const DATABASE = 'hookline';

/** Derived from the superuser's password, which cannot be computed from it. */
const passwordOf = ({ password }: DataFolder): string =>
  createHash('sha256').update(`${ROLE} ${password}`).digest('base64url');

/** The connection URL of the application. */
export const applicationUrl = (folder: DataFolder, server: ServerAddress): string =>
  databaseUrl({ user: ROLE, password: passwordOf(folder), port: server.port, database: DATABASE });

/**
 * Creates the role and the database, and transfers what an earlier Hookline owned as superuser.
 * @param admin a superuser connection to another database
 */
export async function ensureApplicationRole(
  admin: pg.Client,
  folder: DataFolder,
  connect: () => Promise<pg.Client>,
): Promise<void> {
  const role = await admin.query('select from pg_roles where rolname = $1', [ROLE]);
  if (role.rowCount === 0) await admin.query(`create role ${ROLE} login`);
  await admin.query(`alter role ${ROLE} password '${passwordOf(folder)}'`);
  const { rows } = await admin.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [DATABASE],
  );
  if (!rows[0]) await admin.query(`create database ${DATABASE} owner ${ROLE}`);
  else if (rows[0].owner !== ROLE) await handOver(admin, connect);
}

/** The database itself is transferred last: until then, the next start repeats all of this. */
async function handOver(admin: pg.Client, connect: () => Promise<pg.Client>): Promise<void> {
  const inside = await connect();
  try {
    await inside.query(HAND_OVER);
  } finally {
    await inside.end();
  }
  await admin.query(`alter database ${DATABASE} owner to ${ROLE}`);
}

/** `reassign owned` refuses the role that created the cluster. Sequences and row types follow their tables. */
const HAND_OVER = `
  do $$
  declare command text;
  begin
    for command in
      select format('alter schema %I owner to ${ROLE}', nspname) from pg_namespace
        where nspowner = current_user::regrole and nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
      union all
      select format('alter table %s owner to ${ROLE}', oid::regclass) from pg_class c
        where relowner = current_user::regrole and relkind in ('r', 'p', 'v', 'm', 'S') and oid >= 16384
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i')
            and d.classid = 'pg_class'::regclass and c.relkind = 'S')
      union all
      select format('alter type %s owner to ${ROLE}', t.oid::regtype) from pg_type t
        left join pg_class c on c.oid = t.typrelid
        where typowner = current_user::regrole and t.oid >= 16384 and typelem = 0
          and (typtype in ('e', 'd', 'r') or c.relkind = 'c')
      union all
      select format('alter routine %s owner to ${ROLE}', oid::regprocedure) from pg_proc
        where proowner = current_user::regrole and oid >= 16384
    loop
      execute command;
    end loop;
  end $$`;
