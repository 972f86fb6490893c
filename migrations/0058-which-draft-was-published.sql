-- Which draft a revision was made of: a draft that is saved while another is published is not taken for that one.
-- 0: of before this was kept, where the draft had been saved since.
alter table resource_revision add column draft_version integer not null default 0;
alter table exercise_revision add column draft_version integer not null default 0;

update resource_revision revision set draft_version = resource.draft_version from resource
where resource.published_revision_id = revision.id and resource.updated_at <= revision.published_at;
update exercise_revision revision set draft_version = exercise.draft_version from exercise
where exercise.published_revision_id = revision.id and exercise.updated_at <= revision.published_at;
