-- Overnight passes that were given, and how far the line's time has come while somebody waits.
-- Both are the waiting room's own: an account is a bare id here.

-- One pass an account and morning. A minute has as many slots as passes may take of it: which one
-- is free is decided here, whatever process asks.
create table overnight_pass (
  on_day date not null,
  account_id uuid not null,
  -- minutes since 1970, as the pass itself says it
  from_minute integer not null,
  slot integer not null check (slot >= 0),
  primary key (on_day, account_id),
  unique (from_minute, slot)
);

-- One row while somebody waits, none otherwise: a process that starts and finds it begins in the
-- middle of a line.
create table line_floor (
  single boolean primary key default true check (single),
  -- no later time was handed out as an arrival
  floor_at timestamptz not null
);
