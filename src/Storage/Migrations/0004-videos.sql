-- Tolerance for typing errors. Part of every PostgreSQL distribution; the owner of a database may create it.
create extension if not exists pg_trgm;

-- Text as search sees it: accents and case are gone, words stand between single spaces. The collation is named, so that letters
-- are letters whatever the locale of the database is.
create function search_fold(words text) returns text
  language sql immutable strict parallel safe
  as $$
    select trim(regexp_replace(
      lower(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g') collate "und-x-icu"),
      '[^[:alnum:]]+', ' ', 'g'))
  $$;

create table video (
  id           uuid primary key,
  version      bigint not null,
  channel_id   uuid not null,
  created_at   timestamptz not null,
  published_at timestamptz,
  -- public and can be played
  listed       boolean not null,
  document     jsonb not null,
  -- what words are looked for in, by weight: A title, B tags and channel, D description
  search_words tsvector not null,
  -- what similar words are looked for in: all but the description
  search_text  text not null,
  check (not listed or published_at is not null)
);
create index video_newest on video (published_at, id) where listed;
create index video_newest_of_channel on video (channel_id, published_at, id) where listed;
create index video_of_channel on video (channel_id, created_at, id);
create index video_search_words on video using gin (search_words) where listed;
create index video_search_text on video using gin (search_text gin_trgm_ops) where listed;

-- Each number is written in the transaction that writes the rows it counts, so it is exact.
create table video_counter (
  video_id uuid primary key references video (id) on delete cascade,
  likes    bigint not null default 0 check (likes >= 0),
  dislikes bigint not null default 0 check (dislikes >= 0),
  views    bigint not null default 0 check (views >= 0),
  comments bigint not null default 0 check (comments >= 0)
);
