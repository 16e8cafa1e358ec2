create table channel (
  id          uuid primary key,
  version     bigint not null,
  owner_id    uuid not null,
  handle      text not null,
  name        text not null,
  description text,
  created_at  timestamptz not null
);
create unique index channel_by_handle on channel (lower(handle));
create index channel_by_owner on channel (owner_id, created_at, id);

create table subscription (
  user_id    uuid not null,
  channel_id uuid not null,
  created_at timestamptz not null,
  primary key (user_id, channel_id)
);
create index subscription_by_channel on subscription (channel_id);

-- Written in the same statement as the subscription, so it is exact.
create table channel_counter (
  channel_id  uuid primary key,
  subscribers bigint not null check (subscribers >= 0)
);
