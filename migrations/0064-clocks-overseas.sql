-- Schools overseas were made with the clock of Paris. Where nothing is planned yet, nothing depends on it, and the
-- first digits of the code are sure: they get their own. A school with a timetable is told at the start instead, since
-- its lessons have to move with its clock. The numbers are those of src/school/people/uai-time-zone.ts.
update school
set time_zone = place.time_zone
from (values
  ('971', 'America/Guadeloupe'),
  ('972', 'America/Martinique'),
  ('973', 'America/Cayenne'),
  ('974', 'Indian/Reunion'),
  ('975', 'America/Miquelon'),
  ('976', 'Indian/Mayotte'),
  ('977', 'America/Guadeloupe'),
  ('978', 'America/Guadeloupe'),
  ('983', 'Pacific/Noumea'),
  ('984', 'Pacific/Tahiti'),
  ('987', 'Pacific/Wallis')
) as place (prefix, time_zone)
where left(school.uai, 3) = place.prefix
  and school.time_zone = 'Europe/Paris'
  and not exists (select from timetable_slot where timetable_slot.school_uai = school.uai)
  and not exists (select from lesson where lesson.school_uai = school.uai);
