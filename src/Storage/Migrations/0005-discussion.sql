create table comment (
  id          uuid primary key,
  video_id    uuid not null references video (id) on delete cascade,
  author_id   uuid not null,
  text        text not null,
  created_at  timestamptz not null,
  edited_at   timestamptz,
  in_reply_to uuid references comment (id),
  reply_count integer not null default 0 check (reply_count >= 0)
);
create index comment_top on comment (video_id, created_at, id) where in_reply_to is null;
create index comment_replies on comment (in_reply_to, created_at, id) where in_reply_to is not null;
create index comment_by_video on comment (video_id);
create index comment_by_author on comment (author_id);
