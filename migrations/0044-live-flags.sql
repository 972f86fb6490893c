-- Lines of a live class's chat that somebody pointed out to its adults, and who did. They outlive the log, from
-- which they are copied in the transaction that writes the flag. See docs/decisions/0056-a-flag-is-an-act.md.

create table live_flagged_line (
  lesson_id uuid not null references lesson,
  -- the number of the line in the log
  seq integer not null check (seq >= 1),
  school_uai text not null references school,
  said_by uuid not null references person,
  said_at timestamptz not null,
  said_to text not null check (said_to in ('class', 'adults', 'breakout')),
  words text not null,
  primary key (lesson_id, seq)
);
create index live_flagged_line_by_school on live_flagged_line (school_uai, said_at desc);

create table live_flag (
  lesson_id uuid not null,
  seq integer not null,
  flagged_by uuid not null references person,
  flagged_at timestamptz not null,
  primary key (lesson_id, seq, flagged_by),
  foreign key (lesson_id, seq) references live_flagged_line on delete cascade
);
