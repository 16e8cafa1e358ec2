create table reaction (
  video_id uuid not null references video (id) on delete cascade,
  user_id  uuid not null,
  -- Like or Dislike; no reaction is no row
  kind     text not null check (kind in ('Like', 'Dislike')),
  primary key (video_id, user_id)
);
create index reaction_by_user on reaction (user_id);
