-- What people may do beyond their own things. Granted by an operator, see ./sunomi admin.
create table role_grant (
  user_id    uuid not null references account (id) on delete cascade,
  role       text not null,
  granted_at timestamptz not null default now(),
  primary key (user_id, role)
);

-- For operators: videos whose processing failed, newest first.
create index video_failed on video (created_at, id) where document ->> 'Status' = 'Failed';
