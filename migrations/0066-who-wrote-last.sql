-- Who changed a lesson's note and an assessment's set-up last, and when: whoever saves over a colleague's words
-- is told whose they are. Null: of before this was kept.
alter table lesson
  add column note_by uuid references person,
  add column note_at timestamptz;
alter table assessment
  add column changed_by uuid references person,
  add column changed_at timestamptz;
