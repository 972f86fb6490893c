-- What the machines need before there is a school. (`schema_migration` itself is made by the
-- program that applies these files.)

-- News that every process must learn even if it was not listening: read in the order of
-- commits, see src/engine/database/change-feed.ts. Rows are pruned after some days.
create table change_feed (
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  topic text not null,
  key text not null,
  at timestamptz not null default now(),
  primary key (xid, seq)
);

create index change_feed_at on change_feed (at);
