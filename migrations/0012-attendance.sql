-- Who was there, as far as no machine can know it: what teachers and staff correct, and what
-- guardians explain. Everything else is derived from arrivals, work and outages when it is asked
-- for: see docs/attendance.md.

-- Never changed: who, when, what. The last row of a lesson and pupil counts.
create table attendance_correction (
  -- minted on the device, so that sending twice is correcting once
  id uuid primary key,
  -- in which order they came
  serial bigint generated always as identity unique,
  school_uai text not null references school,
  lesson_id uuid not null references lesson,
  pupil_id uuid not null references person,
  -- null: taken back, what is known by itself counts again
  state text check (state in ('present', 'reached', 'excused', 'unreachable', 'our_fault')),
  note text not null default '' check (length(note) <= 200),
  corrected_by uuid not null references person,
  corrected_at timestamptz not null
);
create index attendance_correction_by_lesson on attendance_correction (lesson_id, pupil_id, serial desc);
create index attendance_correction_by_pupil on attendance_correction (pupil_id);

-- What a guardian says about half-days: never a diagnosis, nobody is asked for one.
create table attendance_explanation (
  -- minted on the device
  id uuid primary key,
  school_uai text not null references school,
  pupil_id uuid not null references person,
  from_day date not null,
  from_half text not null check (from_half in ('morning', 'afternoon')),
  until_day date not null,
  until_half text not null check (until_half in ('morning', 'afternoon')),
  reason text not null check (
    reason in ('health', 'no_connection', 'no_device', 'family', 'appointment', 'other')
  ),
  note text not null default '' check (length(note) <= 300),
  given_by uuid not null references person,
  given_at timestamptz not null,
  check (
    until_day > from_day
    or (until_day = from_day and (from_half = 'morning' or until_half = 'afternoon'))
  )
);
create index attendance_explanation_by_pupil on attendance_explanation (pupil_id, until_day);
