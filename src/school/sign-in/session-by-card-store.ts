/** Opens sessions by cards, many in one statement, and says why a card opens none. */
import { sql } from 'kysely'
import { plainArray } from '#engine/database/plain-array.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { CardSession, SessionByCard } from './session-by-card.ts'
import { expiresAtMs } from './session-token.ts'

/**
 * Opens sessions by their cards: one statement, however many. A card that is revoked, whose pupil
 * has left, whose account is closed, or who is more than a pupil opens nothing: null at its place.
 */
export async function insertSessionsByCard(
  db: SchoolDatabase,
  sessions: readonly CardSession[],
): Promise<(SessionByCard | null)[]> {
  const list = <T>(pick: (session: CardSession) => T): T[] => sessions.map(pick)
  const { rows } = await sql<SessionByCard & { sessionId: Id }>`
    with asked as (
      select * from unnest(
        ${plainArray(list(({ id }) => id))}::uuid[],
        ${plainArray(list(({ cardId }) => cardId))}::uuid[],
        ${plainArray(list(({ issuedAtMs }) => new Date(issuedAtMs).toISOString()))}::timestamptz[],
        ${plainArray(list((session) => new Date(expiresAtMs(session)).toISOString()))}::timestamptz[],
        ${plainArray(list(({ shared }) => shared))}::boolean[],
        ${list(({ openedBy }) => openedBy)}::text[],
        ${list(({ deviceLabel }) => deviceLabel)}::text[],
        ${list(({ publicKey }) => (publicKey === null ? null : JSON.stringify(publicKey)))}::jsonb[],
        ${list(({ knownAccounts }) => knownAccounts.join(' '))}::text[]
      ) as t (id, card_id, issued_at, expires_at, shared, opened_by, device_label, public_key, known)
    ), found as (
      select asked.*, holder.*
      from asked
      -- "limit" keeps this from being joined with whole tables at once: one card, one way to its
      -- holder, however many pupils there are and whatever the planner believes of them
      cross join lateral (
        select account.id as account_id, person.id as person_id, person.given_name,
          coalesce(person.usage_name, person.family_name) as family_name
        from class_card
        join class on class.id = class_card.class_id and class.deactivated_at is null
        join person on person.id = class_card.pupil_id
        join account on account.person_id = person.id and account.disabled_at is null
        where class_card.id = asked.card_id and class_card.revoked_at is null
          and ${isPupilOfClass} and not ${isAdultToo} and not ${isBusy}
        limit 1) as holder
    ), written as (
      insert into device_session (id, account_id, issued_at, expires_at, shared, opened_by,
        card_id, device_label, public_key, is_new_device)
      select id, account_id, issued_at, expires_at, shared, opened_by, card_id, device_label,
        public_key,
        position(account_id::text in known) = 0 and (public_key is null or not exists (
          select 1 from device_session before
          where before.account_id = found.account_id
            and before.public_key->>'x' = found.public_key->>'x'
            and before.public_key->>'y' = found.public_key->>'y'
          -- "offset" keeps the planner from hashing every session there is
          offset 0))
      from found
      on conflict (id) do nothing
    )
    select id as "sessionId", account_id as "accountId", person_id as "personId",
      given_name as "givenName", family_name as "familyName" from found`.execute(db)
  const bySession = new Map(rows.map(({ sessionId, ...row }) => [sessionId, row]))
  return sessions.map(({ id }) => bySession.get(id) ?? null)
}

const isPupilOfClass = sql`exists (
  select 1 from school_role
  join school on school.uai = school_role.school_uai and school.opened_at is not null
  where school_role.person_id = person.id
    and school_role.school_uai = class.school_uai
    and school_role.role = 'pupil' and school_role.deactivated_at is null)`

/** A card must never open a teacher's or a guardian's pages: those have a password. */
const isAdultToo = sql`(
  exists (select 1 from school_role where school_role.person_id = person.id
    and school_role.role <> 'pupil' and school_role.deactivated_at is null)
  or exists (select 1 from guardianship where guardianship.guardian_id = person.id
    and guardianship.rights = 'confirmed' and guardianship.ended_at is null)
  or exists (select 1 from operator_role where operator_role.person_id = person.id))`

/** Sessions that one pupil's cards may open in an hour: a stolen card must not fill the table. */
export const sessionsPerHourMax = 600

const isBusy = sql`(
  select count(*) >= ${sql.lit(sessionsPerHourMax)} from (
    select 1 from device_session recent
    where recent.account_id = account.id
      and recent.issued_at > asked.issued_at - interval '1 hour'
    limit ${sql.lit(sessionsPerHourMax)}) as recent)`

export interface CardState {
  readonly isRevoked: boolean
  readonly isPupil: boolean
  readonly isOpen: boolean
  readonly isBusy: boolean
}

/** Why a genuine card opens nothing. */
export async function readCardState(
  db: SchoolDatabase,
  cardId: Id,
  now: Date,
): Promise<CardState | undefined> {
  const { rows } = await sql<CardState>`
    select class_card.revoked_at is not null or class.deactivated_at is not null as "isRevoked",
      not ${isAdultToo} as "isPupil",
      account.id is not null and account.disabled_at is null and ${isPupilOfClass} as "isOpen",
      ${isBusy} as "isBusy"
    from class_card
    cross join (select ${now}::timestamptz as issued_at) asked
    join class on class.id = class_card.class_id
    join person on person.id = class_card.pupil_id
    left join account on account.person_id = person.id
    where class_card.id = ${cardId}`.execute(db)
  return rows[0]
}
