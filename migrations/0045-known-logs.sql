-- The public logs that this installation has begun, and the last checkpoint of each that the database knows: a copy
-- of the database without the journal's folder still tells how far the log had come. See docs/decisions/0071-a-log-that-succeeds.md.

create table known_log (
  -- the name that stands in the first line of its checkpoints
  origin text primary key,
  begun_at timestamptz not null default now(),
  size bigint not null default 0 check (size >= 0),
  -- the signed note; null: none was signed yet, or none is known
  checkpoint text
);
