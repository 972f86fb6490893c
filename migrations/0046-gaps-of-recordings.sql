-- Where a recording of a live class lacks what was said, since it could not be written: [{"from": ms, "until": ms}, …],
-- in the order in which it was found out. See docs/decisions/0057-recorded-by-consent.md.

alter table live_recording add column gaps jsonb not null default '[]';
