create table account (
  id                 uuid primary key,
  username           text not null,
  email              text not null,
  password_hash      text not null,
  display_name       text not null,
  default_channel_id uuid not null,
  created_at         timestamptz not null
);
create unique index account_username on account (lower(username));
create unique index account_email on account (lower(email));

-- Handles are reserved before their channel exists: the first one together with the account.
create table channel_handle (
  handle     text primary key check (handle = lower(handle)),
  channel_id uuid not null
);
create index channel_handle_channel on channel_handle (channel_id);
