/** The rows of class cards. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { StoredCard } from './printed-card.ts'

/** What a typed short code is compared with. */
export interface CardOfCode {
  readonly classId: Id
  /** Null: the class has no card of that locator. */
  readonly cardId: Id | null
  readonly codeHmac: Uint8Array | null
}

/** The class of a prefix and its card of a locator, in one read; undefined: no such class. */
export async function readCardOfCode(
  db: SchoolDatabase,
  prefix: string,
  locator: string,
): Promise<CardOfCode | undefined> {
  return db
    .selectFrom('class')
    .leftJoin('class_card', (join) =>
      join.onRef('class_card.class_id', '=', 'class.id').on('class_card.locator', '=', locator),
    )
    .select(['class.id as classId', 'class_card.id as cardId', 'class_card.code_hmac as codeHmac'])
    .where('class.card_prefix', '=', prefix)
    .executeTakeFirst()
}

export interface ClassOfCards {
  readonly id: Id
  readonly name: string
  readonly prefix: string
  readonly schoolUai: string
  readonly schoolName: string
}

export function readClassOfCards(
  db: SchoolDatabase,
  classId: Id,
): Promise<ClassOfCards | undefined> {
  return db
    .selectFrom('class')
    .innerJoin('school', 'school.uai', 'class.school_uai')
    .select([
      'class.id',
      'class.name',
      'class.card_prefix as prefix',
      'school.uai as schoolUai',
      'school.name as schoolName',
    ])
    .where('class.id', '=', classId)
    .where('class.deactivated_at', 'is', null)
    .executeTakeFirst()
}

/** The school of a class, for the rules of who may call; null: no such class. */
export async function readSchoolOfClass(db: SchoolDatabase, classId: Id): Promise<string | null> {
  const row = await db
    .selectFrom('class')
    .select('school_uai')
    .where('id', '=', classId)
    .executeTakeFirst()
  return row?.school_uai ?? null
}

/** The classes in which a pupil is today. */
export function readClassesOfPupil(db: SchoolDatabase, pupilId: Id) {
  return db
    .selectFrom('class_pupil')
    .innerJoin('class', 'class.id', 'class_pupil.class_id')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'class_pupil.pupil_id')
        .onRef('school_role.school_uai', '=', 'class.school_uai')
        .on('school_role.role', '=', 'pupil')
        .on('school_role.deactivated_at', 'is', null),
    )
    .select(['class.id as classId', 'class.school_uai as schoolUai'])
    .where('class_pupil.pupil_id', '=', pupilId)
    .where('class_pupil.ended_at', 'is', null)
    .where('class.deactivated_at', 'is', null)
    .orderBy('class.id')
    .execute()
}

export interface PupilOfClass {
  readonly pupilId: Id
  readonly givenName: string
  readonly familyName: string
  readonly card: StoredCard | null
}

/** The pupils who are in the class today, each with the card that is valid there. */
export async function readPupilsWithCards(
  db: SchoolDatabase,
  classId: Id,
  max: number,
): Promise<PupilOfClass[]> {
  const rows = await db
    .selectFrom('class_pupil')
    .innerJoin('class', 'class.id', 'class_pupil.class_id')
    .innerJoin('person', 'person.id', 'class_pupil.pupil_id')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'person.id')
        .onRef('school_role.school_uai', '=', 'class.school_uai')
        .on('school_role.role', '=', 'pupil')
        .on('school_role.deactivated_at', 'is', null),
    )
    .leftJoin('class_card', (join) =>
      join
        .onRef('class_card.pupil_id', '=', 'person.id')
        .onRef('class_card.class_id', '=', 'class.id')
        .on('class_card.revoked_at', 'is', null),
    )
    .select([
      'person.id as pupilId',
      'person.given_name as givenName',
      sql<string>`coalesce(person.usage_name, person.family_name)`.as('familyName'),
      'class_card.id as cardId',
      'class_card.locator',
      'class_card.code_hmac as codeHmac',
      'class_card.issued_at as issuedAt',
    ])
    .where('class.id', '=', classId)
    .where('class_pupil.ended_at', 'is', null)
    .orderBy('familyName')
    .orderBy('givenName')
    .orderBy('person.id')
    .limit(max)
    .execute()
  return rows.map(({ cardId, locator, codeHmac, issuedAt, ...pupil }) => ({
    ...pupil,
    card:
      cardId === null || locator === null || codeHmac === null || issuedAt === null
        ? null
        : { id: cardId, locator, codeHmac, issuedAt },
  }))
}

/** Locators that the class's cards have ever had; a locator never names two cards. */
export async function readLocators(db: SchoolDatabase, classId: Id): Promise<Set<string>> {
  const rows = await db
    .selectFrom('class_card')
    .select('locator')
    .where('class_id', '=', classId)
    .execute()
  return new Set(rows.map((row) => row.locator))
}

export async function insertCards(
  trx: SchoolDatabase,
  cards: readonly (StoredCard & { readonly pupilId: Id; readonly classId: Id })[],
): Promise<void> {
  if (cards.length === 0) return
  await trx
    .insertInto('class_card')
    .values(
      cards.map((card) => ({
        id: card.id,
        pupil_id: card.pupilId,
        class_id: card.classId,
        locator: card.locator,
        code_hmac: card.codeHmac,
        issued_at: card.issuedAt,
      })),
    )
    .execute()
}

/** Makes cards invalid, of a class or of one pupil in it; gives back which. */
export async function markCardsRevoked(
  trx: SchoolDatabase,
  classId: Id,
  pupilIds: readonly Id[] | 'all',
  now: Date,
): Promise<Id[]> {
  const rows = await trx
    .updateTable('class_card')
    .set({ revoked_at: now })
    .where('class_id', '=', classId)
    .where('revoked_at', 'is', null)
    .where((row) => (pupilIds === 'all' ? row.lit(true) : row('pupil_id', 'in', [...pupilIds])))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Deletes the calendar addresses of the pupils' own accounts: whoever held the card could have made
 * one, and it would go on telling where the pupil is.
 */
export async function deleteFeedsMadeByHolders(
  trx: SchoolDatabase,
  cardIds: readonly Id[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from calendar_feed using account, class_card
    where class_card.id = any(${[...cardIds]}::uuid[])
      and account.person_id = class_card.pupil_id
      and calendar_feed.account_id = account.id
      and calendar_feed.pupil_id = class_card.pupil_id`.execute(trx)
  return Number(numAffectedRows ?? 0n)
}

/** Makes the cards of classes of the same school that these pupils have left invalid. */
export async function revokeCardsOfLeftClasses(
  trx: SchoolDatabase,
  schoolUai: string,
  pupilIds: readonly Id[],
  now: Date,
): Promise<void> {
  if (pupilIds.length === 0) return
  await trx
    .updateTable('class_card')
    .from('class')
    .set({ revoked_at: now })
    .whereRef('class.id', '=', 'class_card.class_id')
    .where('class.school_uai', '=', schoolUai)
    .where('class_card.pupil_id', 'in', [...pupilIds])
    .where('class_card.revoked_at', 'is', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('class_pupil')
            .select('class_pupil.pupil_id')
            .whereRef('class_pupil.class_id', '=', 'class_card.class_id')
            .whereRef('class_pupil.pupil_id', '=', 'class_card.pupil_id')
            .where('class_pupil.ended_at', 'is', null),
        ),
      ),
    )
    .execute()
}

/** Holds the class while its cards change, so that two printings never issue twice. */
export async function lockClass(trx: SchoolDatabase, classId: Id): Promise<void> {
  await trx
    .selectFrom('class')
    .select('id')
    .where('id', '=', classId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}
