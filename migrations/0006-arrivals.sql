-- The waiting room's own tables. It knows no school: an account is a bare id here, and nothing
-- refers to the tables of the school.

-- Who asked to come in on which day, once an account and day: the first arrival stays.
create table arrival (
  on_day date not null,
  account_id uuid not null,
  arrived_at timestamptz not null,
  -- the number on the ticket; no number is given twice, whatever restarts
  epoch integer not null,
  number bigint not null,
  lane text not null check (lane in ('known', 'unknown', 'pass')),
  -- whether every pack of the day lay on the device already; null where the device did not say
  warm boolean,
  -- which try this was, as the device counts them
  tries integer not null check (tries > 0),
  primary key (on_day, account_id),
  unique (epoch, number)
);

-- Where the next block of numbers begins. One row.
create table ticket_block (
  single boolean primary key default true check (single),
  epoch integer not null,
  next_number bigint not null,
  -- the line of this database's history: a promoted standby and a restored copy have another one,
  -- and may not know of numbers that were given elsewhere, so the epoch rises
  history text not null
);
