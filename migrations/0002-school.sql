-- What a school is made of. Every row that belongs to one school carries its UAI, so that
-- schools can later live in different cells. Ids are UUIDv7 minted by the application.

-- ============================================================ people: schools and who is in them

create table school (
  uai text primary key check (uai ~ '^[0-9]{7}[A-Z]$'),
  name text not null,
  kind text not null check (kind in ('maternelle', 'elementaire', 'primaire', 'college', 'lycee', 'other')),
  kind_label text,
  sector text check (sector in ('public', 'private')),
  address text,
  postcode text,
  commune text,
  department_code text,
  academy text,
  phone text,
  email text,
  zone text,
  time_zone text not null default 'Europe/Paris',
  source_state text,
  -- null: known from the directory only; nobody signs in there
  opened_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table school_year (
  id uuid primary key,
  school_uai text not null references school,
  label text not null,
  starts_on date not null,
  ends_on date not null,
  -- the Monday of one week A; weeks alternate from there, holidays included
  week_a_monday date not null,
  unique (school_uai, label),
  check (ends_on > starts_on)
);

create table level (
  code text primary key,
  label text not null
);

create table subject (
  code text primary key,
  label text not null,
  -- the colour band and the icon: one of the interface's subject families
  family text not null default 'other'
);

create table person (
  id uuid primary key,
  family_name text not null,
  usage_name text,
  given_name text not null,
  civility text,
  birth_date date,
  -- {lines: string[], postcode, commune, country}: guardians only, for their letter
  address jsonb,
  email text,
  phone text,
  -- '<source>:<key in that source>', e.g. 'aaf:1234567'; the same person at the next import
  source_key text unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_by_name on person (lower(family_name), lower(given_name));

create table school_role (
  id uuid primary key,
  person_id uuid not null references person,
  school_uai text not null references school,
  role text not null check (role in ('pupil', 'teacher', 'staff', 'head')),
  -- for staff: 'cpe', 'aed', 'documentaliste', 'secretary', 'aesh', 'other'
  staff_function text,
  -- what the head delegated: see school/people/access.ts
  rights text[] not null default '{}',
  source text not null default 'local',
  deactivated_at timestamptz,
  created_at timestamptz not null default now(),
  unique (person_id, school_uai, role)
);
create index school_role_by_school on school_role (school_uai, role) where deactivated_at is null;

create table operator_role (
  person_id uuid primary key references person,
  granted_at timestamptz not null default now()
);

create table class (
  id uuid primary key,
  school_uai text not null references school,
  school_year_id uuid not null references school_year,
  name text not null,
  level_code text references level,
  level_label text,
  -- four signs that begin every class card's short code; public, unique in the cell; without the
  -- look-alikes 0, O, 1 and I: made by school/people/card-alphabet.ts
  card_prefix text not null unique check (card_prefix ~ '^[2-9A-HJ-NP-Z]{4}$'),
  source_key text,
  deactivated_at timestamptz,
  unique (school_year_id, name)
);

create table class_pupil (
  class_id uuid not null references class,
  pupil_id uuid not null references person,
  ended_at timestamptz,
  primary key (class_id, pupil_id)
);
create index class_pupil_by_pupil on class_pupil (pupil_id) where ended_at is null;

create table class_teacher (
  class_id uuid not null references class,
  teacher_id uuid not null references person,
  is_main boolean not null default false,
  ended_at timestamptz,
  primary key (class_id, teacher_id)
);
create index class_teacher_by_teacher on class_teacher (teacher_id) where ended_at is null;

create table pupil_group (
  id uuid primary key,
  school_uai text not null references school,
  school_year_id uuid not null references school_year,
  name text not null,
  source_key text,
  deactivated_at timestamptz,
  unique (school_year_id, name)
);

create table group_pupil (
  group_id uuid not null references pupil_group,
  pupil_id uuid not null references person,
  ended_at timestamptz,
  primary key (group_id, pupil_id)
);
create index group_pupil_by_pupil on group_pupil (pupil_id) where ended_at is null;

create table course (
  id uuid primary key,
  school_uai text not null references school,
  school_year_id uuid not null references school_year,
  subject_code text not null references subject,
  name text not null,
  source_key text,
  deactivated_at timestamptz,
  unique (school_year_id, source_key)
);

create table course_class (
  course_id uuid not null references course,
  class_id uuid not null references class,
  primary key (course_id, class_id)
);
create index course_class_by_class on course_class (class_id);

create table course_group (
  course_id uuid not null references course,
  group_id uuid not null references pupil_group,
  primary key (course_id, group_id)
);
create index course_group_by_group on course_group (group_id);

create table course_teacher (
  course_id uuid not null references course,
  teacher_id uuid not null references person,
  primary key (course_id, teacher_id)
);
create index course_teacher_by_teacher on course_teacher (teacher_id);

create table guardianship (
  guardian_id uuid not null references person,
  pupil_id uuid not null references person,
  -- 'mother', 'father', 'tutor', 'other', or null where the file does not say
  kind text,
  -- to_confirm and blocked open nothing
  rights text not null check (rights in ('to_confirm', 'confirmed', 'blocked')),
  source text not null default 'local',
  decided_by uuid references person,
  decided_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (guardian_id, pupil_id)
);
create index guardianship_by_pupil on guardianship (pupil_id) where ended_at is null;

create table audit_line (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  school_uai text references school,
  actor_id uuid references person,
  action text not null,
  subject_id uuid,
  detail jsonb not null default '{}'
);
create index audit_line_by_school on audit_line (school_uai, at);

-- ============================================================ sign-in

create table account (
  id uuid primary key,
  person_id uuid not null unique references person,
  login text unique,
  password_hash text,
  language text not null default 'fr',
  -- {theme, font, spacing, textSize}: how this person reads
  preferences jsonb not null default '{}',
  -- sessions issued before this instant are over
  sessions_valid_from timestamptz not null default now(),
  activated_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);

-- a class's printed cards: nothing here opens anything, the secrets are derived from keys outside
create table class_card (
  id uuid primary key,
  pupil_id uuid not null references person,
  class_id uuid not null references class,
  -- two signs after the class's prefix; names the card, is no secret
  locator text not null check (locator ~ '^[2-9A-HJ-NP-Z]{2}$'),
  -- HMAC of class and code under a key outside the database
  code_hmac bytea not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  unique (class_id, locator)
);
create unique index class_card_current on class_card (pupil_id, class_id) where revoked_at is null;

create table device_session (
  id uuid primary key,
  account_id uuid not null references account,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  shared boolean not null,
  opened_by text not null check (opened_by in ('card', 'short_code', 'password', 'dictated_code', 'letter', 'guardian')),
  -- the card that opened it: the session ends with the card
  card_id uuid references class_card,
  -- the guardian who opened it for a child: the session ends with the guardian's rights
  guardian_id uuid references person,
  device_label text not null,
  -- JWK of the device's non-extractable key
  public_key jsonb,
  -- the account was not known on this device before
  is_new_device boolean not null,
  revoked_at timestamptz,
  seen_by_teacher_at timestamptz
);
create index device_session_by_account on device_session (account_id, issued_at);
create index device_session_revoked on device_session (revoked_at) where revoked_at is not null;
create index device_session_by_card on device_session (card_id) where card_id is not null and revoked_at is null;
create index device_session_by_guardian on device_session (guardian_id) where guardian_id is not null and revoked_at is null;

create table one_use_code (
  id uuid primary key,
  person_id uuid not null references person,
  purpose text not null check (purpose in ('activation', 'reset', 'dictated')),
  code_hmac bytea not null unique,
  issued_by uuid references person,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_use_code_by_person on one_use_code (person_id) where used_at is null;

-- wrong tries, counted under a name: a card's locator, a class, a login. What does not exist is
-- counted under one of a bounded number of names, so that it answers like what exists.
create table try_guard (
  name text primary key,
  failures integer not null default 0,
  pauses integer not null default 0,
  window_from timestamptz not null,
  paused_until timestamptz
);

-- ============================================================ roster

create table import_run (
  id uuid primary key,
  kind text not null check (kind in ('onde', 'aaf', 'schools', 'calendar', 'timetable')),
  school_uai text references school,
  started_by uuid references person,
  state text not null check (state in ('reading', 'preview', 'applying', 'applied', 'refused', 'failed')),
  -- {created, updated, unchanged, merged, rejected, deactivated}: numbers by kind
  counts jsonb not null default '{}',
  -- {rejections: [...], warnings: [...]}
  report jsonb not null default '{}',
  progress integer not null default 0,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);

-- ============================================================ timetable

create table calendar_period (
  id uuid primary key,
  -- 'A', 'B', 'C', or a territory of its own ('corse', 'guadeloupe', …); null with a school's own
  zone text,
  school_uai text references school,
  label text not null,
  starts_on date not null,
  -- the last day off
  ends_on date not null,
  check (ends_on >= starts_on),
  check ((zone is null) <> (school_uai is null))
);
create unique index calendar_period_of_zone on calendar_period (zone, starts_on) where zone is not null;
create unique index calendar_period_of_school on calendar_period (school_uai, starts_on) where school_uai is not null;

create table calendar_coverage (
  zone text primary key,
  known_until date not null
);

create table timetable_slot (
  id uuid primary key,
  school_uai text not null references school,
  course_id uuid not null references course,
  weekday integer not null check (weekday between 1 and 7),
  starts time not null,
  ends time not null,
  week text check (week in ('A', 'B')),
  room text,
  valid_from date not null,
  valid_to date not null,
  source_key text,
  check (ends > starts),
  check (valid_to >= valid_from)
);
create index timetable_slot_by_course on timetable_slot (course_id);

create table lesson (
  id uuid primary key,
  school_uai text not null references school,
  course_id uuid not null references course,
  slot_id uuid references timetable_slot,
  -- the day that the slot gave it; stays when the lesson is moved to another day
  planned_on date,
  on_date date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  room text,
  -- the room was chosen for this one lesson: the timetable no longer overwrites it
  room_changed boolean not null default false,
  status text not null default 'planned' check (status in ('planned', 'moved', 'cancelled')),
  note text,
  -- plain text to do, and for when
  homework text,
  homework_due_on date,
  unique (slot_id, planned_on),
  check (ends_at > starts_at),
  check (slot_id is null or planned_on is not null)
);
create index lesson_by_course on lesson (course_id, on_date);
create index lesson_by_school on lesson (school_uai, on_date);
create index lesson_homework on lesson (course_id, homework_due_on) where homework is not null;

-- ============================================================ resources

create table resource (
  id uuid primary key,
  school_uai text not null references school,
  owner_id uuid not null references person,
  title text not null,
  subject_code text references subject,
  level_label text,
  draft jsonb not null,
  draft_version integer not null default 1,
  published_revision_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create index resource_by_owner on resource (owner_id) where deleted_at is null;

-- immutable; the same content published twice is one revision
create table resource_revision (
  id uuid primary key,
  resource_id uuid not null references resource,
  title text not null,
  content jsonb not null,
  content_hash text not null,
  published_at timestamptz not null,
  published_by uuid not null references person,
  unique (resource_id, content_hash)
);
alter table resource add foreign key (published_revision_id) references resource_revision;

create table lesson_resource (
  lesson_id uuid not null references lesson,
  resource_id uuid not null references resource,
  position integer not null,
  attached_by uuid not null references person,
  attached_at timestamptz not null,
  primary key (lesson_id, resource_id)
);
create index lesson_resource_by_resource on lesson_resource (resource_id);

-- bytes lie in the blob store under blob_key; who may read a file follows from what it belongs to
create table file (
  id uuid primary key,
  school_uai text not null references school,
  owner_id uuid not null references person,
  resource_id uuid references resource,
  exercise_id uuid,
  attempt_id uuid,
  name text not null,
  content_type text not null,
  byte_count bigint not null,
  sha256 text not null,
  width integer,
  height integer,
  blob_key text not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  check (num_nonnulls(resource_id, exercise_id, attempt_id) = 1)
);
create index file_by_resource on file (resource_id) where resource_id is not null;
create index file_by_attempt on file (attempt_id) where attempt_id is not null;

-- ============================================================ exercises

-- without school and owner: in the installation's common bank, for every teacher to copy
create table exercise (
  id uuid primary key,
  school_uai text references school,
  owner_id uuid references person,
  title text not null,
  subject_code text references subject,
  draft jsonb not null,
  draft_version integer not null default 1,
  published_revision_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  check ((school_uai is null) = (owner_id is null))
);
create index exercise_by_owner on exercise (owner_id) where deleted_at is null;

create table exercise_revision (
  id uuid primary key,
  exercise_id uuid not null references exercise,
  title text not null,
  content jsonb not null,
  content_hash text not null,
  -- makes the ids that pupils see opaque; never leaves the server
  salt text not null,
  points_max numeric not null,
  published_at timestamptz not null,
  published_by uuid references person,
  unique (exercise_id, content_hash)
);
alter table exercise add foreign key (published_revision_id) references exercise_revision;
alter table file add foreign key (exercise_id) references exercise;

create table assignment (
  id uuid primary key,
  school_uai text not null references school,
  course_id uuid not null references course,
  lesson_id uuid references lesson,
  exercise_id uuid not null references exercise,
  revision_id uuid not null references exercise_revision,
  opens_at timestamptz not null,
  due_at timestamptz,
  late_accepted boolean not null default true,
  attempts_max integer not null default 1 check (attempts_max between 1 and 20),
  feedback text not null default 'now' check (feedback in ('now', 'after_due')),
  assigned_by uuid not null references person,
  assigned_at timestamptz not null,
  withdrawn_at timestamptz,
  check (due_at is null or due_at > opens_at),
  check (feedback = 'now' or due_at is not null),
  unique (id, attempts_max)
);
create index assignment_by_course on assignment (course_id, due_at) where withdrawn_at is null;
create index assignment_by_lesson on assignment (lesson_id) where withdrawn_at is null;

create table attempt (
  id uuid primary key,
  school_uai text not null references school,
  assignment_id uuid not null,
  pupil_id uuid not null references person,
  number integer not null,
  attempts_max integer not null,
  started_at timestamptz not null,
  unique (assignment_id, pupil_id, number),
  -- the limit is the assignment's own, kept by the database and not by good will
  foreign key (assignment_id, attempts_max) references assignment (id, attempts_max) on update cascade,
  check (number between 1 and attempts_max)
);
create index attempt_by_pupil on attempt (pupil_id, assignment_id);
alter table file add foreign key (attempt_id) references attempt;

create table attempt_answer (
  attempt_id uuid not null references attempt,
  question_id text not null,
  answer jsonb not null,
  -- counted by the device; a later save never yields to an earlier one that arrives late
  version bigint not null,
  saved_at timestamptz not null,
  primary key (attempt_id, question_id)
);

create table submission (
  account_id uuid not null references account,
  id uuid not null,
  -- the receipt's number, as a person reads it
  receipt_number bigint generated always as identity unique,
  school_uai text not null references school,
  assignment_id uuid not null references assignment,
  attempt_id uuid not null unique references attempt,
  pupil_id uuid not null references person,
  answers jsonb not null,
  content_hash text not null,
  received_at timestamptz not null,
  is_late boolean not null,
  -- what the marking rules said, per question; points without the questions marked by hand
  result jsonb not null,
  points numeric not null,
  points_max numeric not null,
  to_mark integer not null,
  -- orders rows by commit: see engine/database/change-feed.ts
  xid xid8 not null default pg_current_xact_id(),
  primary key (account_id, id)
);
create index submission_by_assignment on submission (assignment_id, xid);
create index submission_by_pupil on submission (pupil_id, received_at);

-- the same id with another content: never acknowledged, never lost
create table submission_conflict (
  account_id uuid not null references account,
  id uuid not null,
  content_hash text not null,
  answers jsonb not null,
  received_at timestamptz not null,
  primary key (account_id, id, content_hash)
);

create table hand_mark (
  attempt_id uuid not null references attempt,
  question_id text not null,
  points numeric not null check (points >= 0),
  comment text not null default '',
  marked_by uuid not null references person,
  marked_at timestamptz not null,
  primary key (attempt_id, question_id)
);
