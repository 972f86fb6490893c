-- Overnight passes that were given, and how far the line's time has come while somebody waits.
-- Both are the waiting room's own: an account is a bare id here.

-- One pass an account and morning. The passes of a minute are counted from 0, each number once, so
-- that no two processes can fill it beyond its part of the rate.
create table overnight_pass (
  account_id uuid not null,
  on_day date not null,
  -- minutes since 1970, as the pass itself says it
  from_minute integer not null,
  ordinal integer not null check (ordinal >= 0),
  primary key (account_id, on_day),
  unique (from_minute, ordinal)
);

-- One row while somebody waits, none otherwise: a process that starts and finds it begins in the
-- middle of a line.
create table line_floor (
  single boolean primary key default true check (single),
  -- no later time was handed out as an arrival
  floor_at timestamptz not null
);
