-- When this installation could not serve, as its own servers recorded it, and what that means for
-- work that came after its due time: see docs/decisions/0025-outages-and-late-work.md.

-- The last sign of life of each machine that keeps the doors: one row a boot, a few at most.
create table heartbeat (
  -- which boot of which machine: its steady clock counts from there
  boot text primary key,
  -- which start of the process
  run text not null,
  beat_at timestamptz not null,
  -- milliseconds since the boot, sleep included: a clock that nobody sets
  steady_ms double precision not null
);

create table outage (
  id bigint generated always as identity primary key,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- stopped: no process ran; no_database: it did not answer; stalled: the process itself stood
  -- still; line: the door was open, and whoever came had to wait long
  reason text not null check (reason in ('stopped', 'no_database', 'stalled', 'line')),
  check (until_at > from_at)
);
create index outage_by_end on outage (until_at);

alter table submission
  -- how long after the due time as it was given; null where that was not recorded yet
  add column late_ms bigint check (late_ms >= 0),
  -- when the device says that this copy was first to leave: its claim, never the server's time
  add column tried_at timestamptz,
  -- SHA-256 of {"answers":…,"id":…}, to which the device committed itself at that moment
  add column tried_hash text,
  -- whether what came is what that hash names; null where the device could compute none
  add column tried_same boolean,
  -- {until, outages}: in time only because recorded outages met the due time
  add column extension jsonb,
  add check (extension is null or not is_late);

-- What a teacher decided about a copy that came late; the last word stays.
create table late_ruling (
  attempt_id uuid primary key references attempt,
  counts text not null check (counts in ('in_time', 'late')),
  -- device_claim: the device says, with a matching hash, that it tried in time; judgement: their own
  because text not null check (because in ('device_claim', 'judgement')),
  ruled_by uuid not null references person,
  ruled_at timestamptz not null
);

-- That somebody was there while nobody answered, as their device says it later: beside the arrivals,
-- never one of them.
create table arrival_claim (
  on_day date not null,
  account_id uuid not null,
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  primary key (on_day, account_id)
);
