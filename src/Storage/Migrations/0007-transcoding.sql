-- Work that is queued or leased. A task that is over has no row.
create table transcode_task (
  video_id   uuid not null,
  generation integer not null,
  kind       text not null,
  index      integer not null,
  pool       text not null,
  owner_id   uuid not null,
  urgency    integer not null,
  not_before timestamptz not null,
  position   bigint generated always as identity,
  -- of the lease: both or neither
  token      bigint,
  worker     text,
  primary key (video_id, generation, kind, index),
  check ((token is null) = (worker is null))
);
create index transcode_task_of_pool on transcode_task (pool, position);

-- Fencing tokens: one sequence for all, so a later lease always has the higher token, whatever restarts in between.
create sequence transcode_token as bigint;
