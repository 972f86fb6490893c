-- Where other processes of the cell reach the one that has a room, so that they pass on to it whoever comes
-- to them. Null: it said none. See docs/decisions/0061-passed-on-to-the-room.md.

alter table live_room add column held_at text;
