-- What somebody tried in order to reach the family of a pupil of whom nothing is known. Who is
-- silent is derived from the attendance when it is asked for: see docs/attendance.md.

create table family_call (
  -- minted on the device, so that sending twice is noting once
  id uuid primary key,
  school_uai text not null references school,
  pupil_id uuid not null references person,
  way text not null check (way in ('phone', 'message', 'mail', 'meeting')),
  outcome text not null check (outcome in ('reached', 'left_word', 'no_answer', 'wrong_contact')),
  note text not null default '' check (length(note) <= 200),
  called_by uuid not null references person,
  called_at timestamptz not null
);
create index family_call_by_pupil on family_call (pupil_id, called_at desc);
create index family_call_by_time on family_call (called_at);
