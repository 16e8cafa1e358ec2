-- Who this database is. The same id stands in the object store that belongs to it: objects are only ever swept by the database that
-- they belong to (docs/decisions/0010-store-and-database-belong-together.md).
create table instance (
  id      uuid primary key,
  made_at timestamptz not null default now()
);
insert into instance (id) values (gen_random_uuid());
