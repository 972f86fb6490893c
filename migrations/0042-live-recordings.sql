-- Recordings of live classes, and which pupils may be in them. See docs/decisions/0057-recorded-by-consent.md.

-- A class that was recorded: its log is kept as long as this row.
create table live_recording (
  lesson_id uuid primary key references live_room on delete cascade,
  begun_at timestamptz not null
);

-- Some seconds of one voice; the bytes are a blob, in the shape of src/contract/recorded-voice.ts.
create table live_voice (
  id uuid primary key,
  lesson_id uuid not null references live_recording on delete cascade,
  member integer not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  byte_count integer not null check (byte_count > 0),
  blob_key text not null unique,
  foreign key (lesson_id, member) references live_member (lesson_id, number) on delete cascade
);
create index live_voice_by_lesson on live_voice (lesson_id, from_at);

-- No row: nobody ever agreed. The last word counts, and holds for what is recorded after it alone.
create table recording_consent (
  pupil_id uuid primary key references person,
  is_given boolean not null,
  changed_by uuid not null references person,
  changed_at timestamptz not null
);
