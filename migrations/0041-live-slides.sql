-- Slides of a lesson's live class: pictures that its adults prepared, each as it will always be.
-- See docs/decisions/0055-slides-beside-the-sound.md.

create table live_slide (
  id uuid primary key,
  lesson_id uuid not null references lesson,
  -- in the order in which they were added
  place integer not null check (place >= 0),
  -- what the file was called from which it comes
  name text not null,
  -- what stands on it, for who does not see it
  words text not null,
  added_by uuid not null references person,
  added_at timestamptz not null,
  content_type text not null,
  byte_count integer not null check (byte_count > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  blob_key text not null,
  -- taken away: it comes back until the night
  removed_at timestamptz
);
create index live_slide_by_lesson on live_slide (lesson_id, place);

-- A day's pack carries them.
create trigger day_of_new_slides after insert on live_slide
  referencing new table as changed for each statement execute function attached_changed();
create trigger day_of_changed_slides after update on live_slide
  referencing new table as changed for each statement execute function attached_changed();
create trigger day_of_gone_slides after delete on live_slide
  referencing old table as changed for each statement execute function attached_changed();
