/** Reads and writes who is the guardian of whom, and what that opens. */
import { sql } from 'kysely'
import type { GuardianLinkId, GuardianRights } from '#contract/people.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { belongsElsewhereSince, undoneSince } from './elsewhere-store.ts'
import { type TellingChildren, tellingChildren } from './telling-children-store.ts'

export interface GuardianshipPageRow {
  readonly guardian_id: Id
  readonly guardian_civility: string | null
  readonly guardian_family_name: string
  readonly guardian_given_name: string
  readonly guardian_commune: string | null
  /** The guardian's other children in the school. */
  readonly guardian_children: TellingChildren
  readonly pupil_id: Id
  readonly pupil_family_name: string
  readonly pupil_given_name: string
  readonly pupil_birth_date: string | null
  readonly class_name: string | null
  readonly kind: string | null
  readonly rights: GuardianRights
  readonly source: string
  readonly decided_at: Date | null
  readonly others: {
    familyName: string
    givenName: string
    kind: string | null
    rights: GuardianRights
  }[]
}

export interface GuardianshipSearch {
  readonly uai: string
  readonly yearId: Id | null
  readonly rights: GuardianRights | null
  readonly classId: Id | null
  readonly after: GuardianLinkId | null
  readonly limit: number
}

/** By child, so that one child's guardians stand together. */
export async function readGuardianshipsOf(
  db: SchoolDatabase,
  search: GuardianshipSearch,
): Promise<GuardianshipPageRow[]> {
  const { uai, yearId, rights, classId, after, limit } = search
  const { rows } = await sql<GuardianshipPageRow>`
    select guardianship.guardian_id, guardian.civility as guardian_civility,
      guardian.family_name as guardian_family_name, guardian.given_name as guardian_given_name,
      guardian.address ->> 'commune' as guardian_commune,
      ${tellingChildren({
        uai,
        yearId,
        guardianId: 'guardianship.guardian_id',
        exceptId: 'guardianship.pupil_id',
      })} as guardian_children,
      guardianship.pupil_id, pupil.family_name as pupil_family_name,
      pupil.given_name as pupil_given_name, pupil.birth_date as pupil_birth_date,
      place.name as class_name, guardianship.kind, guardianship.rights, guardianship.source,
      guardianship.decided_at,
      coalesce((
        select json_agg(json_build_object('familyName', there.family_name,
          'givenName', there.given_name, 'kind', other.kind, 'rights', other.rights)
          order by there.family_name, there.given_name)
        from guardianship other join person there on there.id = other.guardian_id
        where other.pupil_id = guardianship.pupil_id
          and other.guardian_id <> guardianship.guardian_id and other.ended_at is null
      ), '[]') as others
    from guardianship
    join school_role on school_role.person_id = guardianship.pupil_id
      and school_role.school_uai = ${uai} and school_role.role = 'pupil'
      and school_role.deactivated_at is null
    join person pupil on pupil.id = guardianship.pupil_id
    join person guardian on guardian.id = guardianship.guardian_id
    left join lateral (
      select class.id, class.name from class_pupil join class on class.id = class_pupil.class_id
      where class_pupil.pupil_id = pupil.id and class_pupil.ended_at is null
        and class.school_year_id = ${yearId}::uuid and class.deactivated_at is null
      limit 1
    ) place on true
    where guardianship.ended_at is null
      and (${rights}::text is null or guardianship.rights = ${rights}::text)
      and (${classId}::uuid is null or place.id = ${classId}::uuid)
      and (${after?.pupilId ?? null}::uuid is null
        or (guardianship.pupil_id, guardianship.guardian_id)
          > (${after?.pupilId ?? null}::uuid, ${after?.guardianId ?? null}::uuid))
    order by guardianship.pupil_id, guardianship.guardian_id
    limit ${limit}`.execute(db)
  return rows
}

export async function countGuardianshipsOf(
  db: SchoolDatabase,
  uai: string,
): Promise<{ to_confirm: number; confirmed: number; blocked: number } | undefined> {
  const { rows } = await sql<{ to_confirm: number; confirmed: number; blocked: number }>`
    select count(*) filter (where guardianship.rights = 'to_confirm') as to_confirm,
      count(*) filter (where guardianship.rights = 'confirmed') as confirmed,
      count(*) filter (where guardianship.rights = 'blocked') as blocked
    from guardianship
    join school_role on school_role.person_id = guardianship.pupil_id
      and school_role.school_uai = ${uai} and school_role.role = 'pupil'
      and school_role.deactivated_at is null
    where guardianship.ended_at is null`.execute(db)
  return rows[0]
}

/**
 * Writes the decision on those of the links whose child is a pupil of the school and that do not
 * already say so, or that wait to be reviewed since the pupil came of age; gives the links that
 * changed, with what they were.
 */
export async function decideGuardianships(
  db: SchoolDatabase,
  decision: {
    readonly uai: string
    readonly links: readonly GuardianLinkId[]
    readonly rights: GuardianRights
    readonly actorId: Id
    readonly now: Date
  },
): Promise<{ guardian_id: Id; pupil_id: Id; rights_before: GuardianRights }[]> {
  const guardianIds = decision.links.map((link) => link.guardianId)
  const pupilIds = decision.links.map((link) => link.pupilId)
  const { rows } = await sql<{ guardian_id: Id; pupil_id: Id; rights_before: GuardianRights }>`
    with wanted as (
      select link.guardian_id, link.pupil_id, link.rights
      from unnest(${guardianIds}::uuid[], ${pupilIds}::uuid[]) as named (guardian_id, pupil_id)
      join guardianship link using (guardian_id, pupil_id)
      where link.ended_at is null
        -- The same word again counts once the pupil is of age: it is the review that is asked for.
        and (link.rights <> ${decision.rights} or exists (
          select 1 from person pupil join school on school.uai = ${decision.uai}
          where pupil.id = link.pupil_id and waits_for_review(link.decided_at,
            of_age_from(pupil.birth_date, school.time_zone), ${decision.now})
        ))
        and exists (
          select 1 from school_role where school_role.person_id = link.pupil_id
            and school_role.school_uai = ${decision.uai} and school_role.role = 'pupil'
            and school_role.deactivated_at is null
        )
      order by link.guardian_id, link.pupil_id
      for update of link
    )
    update guardianship set rights = ${decision.rights},
      decided_by = ${decision.actorId}, decided_at = ${decision.now}
    from wanted
    where guardianship.guardian_id = wanted.guardian_id
      and guardianship.pupil_id = wanted.pupil_id
    returning guardianship.guardian_id, guardianship.pupil_id,
      wanted.rights as rights_before`.execute(db)
  return rows
}

/** A link made by hand; one that had ended begins again, and what the head decided stays. */
export async function upsertGuardianship(
  db: SchoolDatabase,
  link: {
    readonly guardianId: Id
    readonly pupilId: Id
    readonly kind: string | null
    readonly now: Date
  },
): Promise<void> {
  await sql`
    insert into guardianship
      (guardian_id, pupil_id, kind, rights, source, decided_by, decided_at, created_at)
    values (${link.guardianId}, ${link.pupilId}, ${link.kind}, 'to_confirm', 'local',
      null, null, ${link.now})
    on conflict (guardian_id, pupil_id) do update set kind = excluded.kind, ended_at = null,
      rights = case when guardianship.rights = 'blocked' then 'blocked'
        when guardianship.ended_at is null then guardianship.rights else 'to_confirm' end`.execute(
    db,
  )
}

/** True where there was such a link until now. */
export async function endGuardianship(
  db: SchoolDatabase,
  { guardianId, pupilId }: GuardianLinkId,
  now: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('guardianship')
    .set({ ended_at: now })
    .where('guardian_id', '=', guardianId)
    .where('pupil_id', '=', pupilId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export interface EndedLinkRow {
  readonly id: Id
  readonly familyName: string
  readonly givenName: string
  readonly kind: string | null
}

/**
 * Links of a pupil that ended a short while ago, when the pupil was the school's already, and that may
 * begin again: whoever another school has had before, too.
 */
export async function readLatelyEnded(
  db: SchoolDatabase,
  uai: string,
  pupilId: Id,
  now: Date,
): Promise<EndedLinkRow[]> {
  const { rows } = await sql<EndedLinkRow>`
    select guardian.id, guardian.family_name as "familyName",
      guardian.given_name as "givenName", link.kind
    from guardianship link
    join person guardian on guardian.id = link.guardian_id
    join school_role child on child.person_id = link.pupil_id
      and child.school_uai = ${uai} and child.role = 'pupil' and child.deactivated_at is null
    where link.pupil_id = ${pupilId} and link.ended_at >= ${undoneSince(now)}
      and child.created_at <= link.ended_at
      and not ${belongsElsewhereSince(uai, sql`link.guardian_id`, sql`link.ended_at`)}
    order by link.ended_at desc, guardian.id`.execute(db)
  return rows
}
