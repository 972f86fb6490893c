-- The live class of a lesson: its room, who came in and went, and everything that was said, asked and
-- drawn there, in order. See docs/decisions/0052-a-room-is-its-log.md.

create table live_room (
  lesson_id uuid primary key references lesson,
  school_uai text not null references school,
  -- raised by each process that takes the room: one that had it before writes nothing any more
  epoch integer not null check (epoch >= 1),
  held_by uuid not null,
  -- renewed while the process lives; after it, anybody may take the room
  held_until timestamptz not null,
  -- whether pupils may write to the class before anybody said so
  is_chat_open_first boolean not null,
  -- when an adult of the lesson was there for the first time; until then pupils wait, each alone
  opened_at timestamptz,
  ended_at timestamptz
);

-- Everybody who ever came to the room, under a number that stays the same.
create table live_member (
  lesson_id uuid not null references live_room on delete cascade,
  number integer not null check (number between 1 and 65535),
  person_id uuid not null references person,
  role text not null check (role in ('teacher', 'adult', 'guest', 'pupil')),
  -- guests: let in by hand
  admitted_at timestamptz,
  -- sent out, and not in again
  removed_at timestamptz,
  primary key (lesson_id, number),
  unique (lesson_id, person_id)
);
create index live_member_by_person on live_member (person_id);

-- The log: it is written before anybody hears of it, and never changed.
create table live_event (
  lesson_id uuid not null references live_room on delete cascade,
  seq integer not null check (seq >= 1),
  -- minted by the page: sent twice, it is done once
  id uuid not null,
  at timestamptz not null,
  -- 0: the room itself
  by_member integer not null check (by_member between 0 and 65535),
  act jsonb not null,
  primary key (lesson_id, seq),
  unique (lesson_id, id)
);

-- The class's register: one row each time that somebody came.
create table live_entry (
  -- the ticket's own: it serves once
  id uuid primary key,
  lesson_id uuid not null,
  member integer not null,
  came_at timestamptz not null,
  -- null: waited at the door and was never let in
  entered_at timestamptz,
  left_at timestamptz,
  how text check (how in ('left', 'lost', 'moved', 'removed', 'ended', 'refused', 'going')),
  foreign key (lesson_id, member) references live_member (lesson_id, number) on delete cascade
);
create index live_entry_by_lesson on live_entry (lesson_id, member, came_at);

-- Adults of the school who do not teach the lesson, invited by name: they wait until they are admitted.
create table live_guest (
  lesson_id uuid not null references lesson,
  person_id uuid not null references person,
  invited_by uuid not null references person,
  invited_at timestamptz not null,
  primary key (lesson_id, person_id)
);
