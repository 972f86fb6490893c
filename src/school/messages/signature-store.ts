/** Rows of what is asked to be signed, and of who signed. */
import { type Selectable, sql } from 'kysely'
import { signatureLinesMax, signatureRequestsMax } from '#contract/signatures.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { SchoolTables } from '#school/tables.ts'

type RequestRow = Selectable<SchoolTables['signature_request']>
type SignatureRow = Selectable<SchoolTables['signature']>

export interface FoundRequest {
  readonly id: Id
  readonly schoolUai: string
  readonly classId: Id | null
  readonly courseId: Id | null
  readonly text: string
  readonly kind: RequestRow['kind']
  readonly contentHash: string
  readonly until: Day
  readonly at: Date
  readonly writtenBy: Id
  readonly withdrawnAt: Date | null
  readonly by: string
  /** The course's or the class's name. */
  readonly of: string
  readonly timeZone: string
  /** The pupils whose guardians alone are asked; null: all. */
  readonly pupilIds: readonly Id[] | null
}

export interface AskedRequest extends FoundRequest {
  readonly answer: SignatureRow['answer'] | null
  readonly signedAt: Date | null
}

const presented = sql`
  request.id, request.school_uai as "schoolUai", request.class_id as "classId",
  request.course_id as "courseId", request.text, request.kind,
  request.content_hash as "contentHash", request.until_day as until, request.asked_at as at,
  request.asked_by as "writtenBy", request.withdrawn_at as "withdrawnAt",
  ${shownName('author')} as by,
  coalesce(course.name, class.name, '') as of, school.time_zone as "timeZone",
  case when request.to_some then array(
    select pupil_id from signature_request_pupil where request_id = request.id order by 1
  ) end as "pupilIds"`
const source = sql`
  from signature_request request
  join school on school.uai = request.school_uai
  join person author on author.id = request.asked_by
  left join course on course.id = request.course_id
  left join class on class.id = request.class_id`

export async function readRequest(db: SchoolDatabase, id: Id): Promise<FoundRequest | null> {
  const { rows } = await sql<FoundRequest>`
    select ${presented} ${source} where request.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** How many the author asked since then; one author is counted at a time. */
export async function countAskedBy(
  trx: SchoolDatabase,
  authorId: Id,
  since: Date,
): Promise<number> {
  await sql`select from person where id = ${authorId} for no key update`.execute(trx)
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from signature_request
    where asked_by = ${authorId} and asked_at > ${since}`.execute(trx)
  return rows[0]?.count ?? 0
}

export async function insertRequest(
  trx: SchoolDatabase,
  row: Omit<RequestRow, 'withdrawn_at' | 'to_some'>,
  pupilIds: readonly Id[] | null,
): Promise<void> {
  await trx
    .insertInto('signature_request')
    .values({ ...row, to_some: pupilIds !== null })
    .execute()
  if (pupilIds === null) return
  await trx
    .insertInto('signature_request_pupil')
    .values(pupilIds.map((pupil_id) => ({ request_id: row.id, pupil_id })))
    .execute()
}

export async function markRequestWithdrawn(db: SchoolDatabase, id: Id, at: Date): Promise<void> {
  await db
    .updateTable('signature_request')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Where a page of requests ends: whether its last one can still be signed, when it was asked. */
export interface RequestPlace {
  readonly isOpen: boolean
  readonly at: Date
  readonly id: Id
}

/** Of these schools what one person asked (`isOwn`), or everybody else; the open ones first, then the newest. */
export async function readRequestsOf(
  db: SchoolDatabase,
  of: {
    readonly personId: Id
    readonly isOwn: boolean
    readonly uais: readonly string[]
    readonly now: Date
    readonly after: RequestPlace | null
    readonly limit: number
  },
): Promise<readonly (FoundRequest & RequestPlace)[]> {
  const { after, isOwn, now, personId, uais } = of
  const { rows } = await sql<FoundRequest & RequestPlace>`
    select * from (
      select ${presented}, request.withdrawn_at is null
        and request.until_day >= (${now}::timestamptz at time zone school.time_zone)::date as "isOpen"
      ${source}
      where (request.asked_by = ${personId}) = ${isOwn}
        and request.school_uai = any(${[...uais]}::text[])
    ) found
    where ${after === null}
      or ("isOpen", at) < (${after?.isOpen ?? false}::boolean, ${after?.at ?? now}::timestamptz)
      or ("isOpen" = ${after?.isOpen ?? false}::boolean and at = ${after?.at ?? now}::timestamptz
        and id > ${after?.id ?? personId}::uuid)
    order by "isOpen" desc, at desc, id
    limit ${of.limit}`.execute(db)
  return rows
}

/** What stands open now for a child's classes and courses, with what the guardian signed of it. */
export async function readAsked(
  db: SchoolDatabase,
  asked: {
    readonly pupilId: Id
    readonly guardianId: Id
    readonly classIds: Iterable<Id>
    readonly courseIds: Iterable<Id>
    readonly now: Date
  },
): Promise<readonly AskedRequest[]> {
  const { classIds, courseIds, guardianId, now, pupilId } = asked
  const { rows } = await sql<AskedRequest>`
    select ${presented}, signature.answer, signature.signed_at as "signedAt" ${source}
    left join signature on signature.request_id = request.id
      and signature.pupil_id = ${pupilId} and signature.guardian_id = ${guardianId}
    where (request.class_id = any(${[...classIds]}::uuid[])
        or request.course_id = any(${[...courseIds]}::uuid[]))
      and (not request.to_some or exists (
        select from signature_request_pupil chosen
        where chosen.request_id = request.id and chosen.pupil_id = ${pupilId}))
      and request.withdrawn_at is null
      and request.until_day >= (${now}::timestamptz at time zone school.time_zone)::date
    order by request.until_day, request.asked_at, request.id
    limit ${signatureRequestsMax}`.execute(db)
  return rows
}

/** Writes it unless it stands already or the request was withdrawn meanwhile; gives what stands. */
export async function insertSignature(
  trx: SchoolDatabase,
  row: SignatureRow,
): Promise<SignatureRow['answer'] | null> {
  await sql`
    insert into signature (request_id, content_hash, pupil_id, guardian_id, answer, signed_at)
    select id, content_hash, ${row.pupil_id}, ${row.guardian_id}, ${row.answer}, ${row.signed_at}
    from signature_request
    where id = ${row.request_id} and content_hash = ${row.content_hash} and withdrawn_at is null
    for key share
    on conflict do nothing`.execute(trx)
  const standing = await trx
    .selectFrom('signature')
    .select('answer')
    .where('request_id', '=', row.request_id)
    .where('pupil_id', '=', row.pupil_id)
    .where('guardian_id', '=', row.guardian_id)
    .executeTakeFirst()
  return standing?.answer ?? null
}

export interface SignatureLine {
  readonly pupil: PersonName
  readonly guardian: PersonName | null
  readonly answer: SignatureRow['answer'] | null
  readonly signedAt: Date | null
}

const nameOf = (table: string) => {
  const person = sql.ref(table)
  return sql`json_build_object('id', ${person}.id, 'givenName', ${person}.given_name,
    'familyName', coalesce(${person}.usage_name, ${person}.family_name))`
}

/** Who belongs there now, each with every guardian who may sign; and whoever signed before they left. */
export async function readSignatureLines(
  db: SchoolDatabase,
  { classId, courseId, id, pupilIds, schoolUai }: FoundRequest,
): Promise<readonly SignatureLine[]> {
  const { rows } = await sql<SignatureLine>`
    with member as (
      select class_pupil.pupil_id from class_pupil
      where class_pupil.ended_at is null and (class_pupil.class_id = ${classId}::uuid
        or class_pupil.class_id in (
          select class_id from course_class where course_id = ${courseId}::uuid))
      union
      select group_pupil.pupil_id from group_pupil
      join course_group on course_group.group_id = group_pupil.group_id
      where group_pupil.ended_at is null and course_group.course_id = ${courseId}::uuid
    ), line as (
      select member.pupil_id, guardianship.guardian_id from member
      join school_role on school_role.person_id = member.pupil_id and school_role.role = 'pupil'
        and school_role.school_uai = ${schoolUai} and school_role.deactivated_at is null
      left join guardianship on guardianship.pupil_id = member.pupil_id
        and guardianship.rights = 'confirmed' and guardianship.ended_at is null
      where ${pupilIds === null} or member.pupil_id = any(${[...(pupilIds ?? [])]}::uuid[])
      union
      select pupil_id, guardian_id from signature where request_id = ${id}
    )
    select ${nameOf('pupil')} as pupil,
      case when guardian.id is null then null else ${nameOf('guardian')} end as guardian,
      signature.answer, signature.signed_at as "signedAt"
    from line
    join person pupil on pupil.id = line.pupil_id
    left join person guardian on guardian.id = line.guardian_id
    left join signature on signature.request_id = ${id} and signature.pupil_id = line.pupil_id
      and signature.guardian_id = line.guardian_id
    order by coalesce(pupil.usage_name, pupil.family_name), pupil.given_name, pupil.id,
      guardian.family_name, guardian.given_name
    limit ${signatureLinesMax}`.execute(db)
  return rows
}

/** Those that ended before the day, by themselves or withdrawn, with their signatures; at most `limit`. */
export async function deleteRequestsBefore(
  db: SchoolDatabase,
  before: Day,
  limit: number,
): Promise<number> {
  const { rows } = await sql`
    delete from signature_request where id in (
      select id from signature_request
      where least(until_day, withdrawn_at::date) < ${before}::date
      limit ${limit}
    ) returning id`.execute(db)
  return rows.length
}
