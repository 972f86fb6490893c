/**
 * Who is enrolled in the schools that are open, as a verdict on a morning asks: whose account, which
 * school, which class or group, which part they have in it. No names.
 */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface EnrolledRow {
  readonly accountId: Id
  readonly schoolUai: string
  /** The class or group whose lessons call them; null: in none. */
  readonly calledBy: Id | null
  readonly role: 'pupil' | 'teacher' | 'guardian' | 'staff'
}

/** Accounts in the order of their ids: the last one of a page is where the next begins. */
export interface EnrolledPage {
  readonly rows: readonly EnrolledRow[]
  /** Null: there are no more. */
  readonly last: Id | null
}

export interface EnrolledWish {
  /** Enrolled at any moment from then until before then. */
  readonly from: Date
  readonly to: Date
  /** Groups that have lessons around: one that has none must not stand for the whole school's day. */
  readonly meeting: readonly Id[]
  readonly after: Id | null
  readonly limit: number
}

export async function readEnrolled(db: SchoolDatabase, wish: EnrolledWish): Promise<EnrolledPage> {
  const page = await readAccounts(db, wish)
  const last = page.length < wish.limit ? null : (page.at(-1)?.id ?? null)
  return { rows: await readRows(db, page, wish), last }
}

interface AccountOfPerson {
  readonly id: Id
  readonly person_id: Id
}

function readAccounts(
  db: SchoolDatabase,
  { after, from, limit }: EnrolledWish,
): Promise<AccountOfPerson[]> {
  return db
    .selectFrom('account')
    .select(['id', 'person_id'])
    .where((where) => where.or([where('disabled_at', 'is', null), where('disabled_at', '>', from)]))
    .$if(after !== null, (query) => query.where('id', '>', after as Id))
    .orderBy('id')
    .limit(limit)
    .execute()
}

async function readRows(
  db: SchoolDatabase,
  page: readonly AccountOfPerson[],
  { from, meeting, to }: EnrolledWish,
): Promise<readonly EnrolledRow[]> {
  const [ids, people] = [page.map(({ id }) => id), page.map((one) => one.person_id)]
  const { rows } = await sql<EnrolledRow>`
    with who as (select * from unnest(${ids}::uuid[], ${people}::uuid[]) as one (account_id, person_id)),
    following as (${followed({ from, meeting })}),
    taught as (
      select course_id, teacher_id from course_teacher
      union
      select course_id, substitute_id from substitution
        where (ended_at is null or ended_at > ${from})
          and from_day::timestamptz - interval '1 day' < ${to}
          and until_day::timestamptz + interval '2 days' > ${from}
    ),
    teaching as (
      select class.school_uai, teacher_id, class_id as called_by from class_teacher
        join class on class.id = class_id
        where ended_at is null or ended_at > ${from}
      union
      select course.school_uai, teacher_id, class_id from taught
        join course on course.id = course_id join course_class using (course_id)
      union
      select course.school_uai, teacher_id, group_id from taught
        join course on course.id = course_id join course_group using (course_id)
        where group_id = any(${meeting}::uuid[])
    ),
    present as (
      select person_id, school_uai, role from school_role
        where created_at < ${to} and (deactivated_at is null or deactivated_at > ${from})
    ),
    enrolled as (
      select who.account_id, present.school_uai, present.role,
        case present.role when 'pupil' then following.called_by when 'teacher' then teaching.called_by end as called_by
        from who join present using (person_id)
        left join following on present.role = 'pupil'
          and following.pupil_id = present.person_id and following.school_uai = present.school_uai
        left join teaching on present.role = 'teacher'
          and teaching.teacher_id = present.person_id and teaching.school_uai = present.school_uai
      union
      select who.account_id, present.school_uai, 'guardian', following.called_by
        from who join guardianship on guardianship.guardian_id = who.person_id
        join present on present.person_id = guardianship.pupil_id and present.role = 'pupil'
        left join following on following.pupil_id = present.person_id and following.school_uai = present.school_uai
        where rights <> 'blocked' and (ended_at is null or ended_at > ${from})
    )
    select distinct account_id as "accountId", school_uai as "schoolUai", called_by as "calledBy",
      case when enrolled.role = 'head' then 'staff' else enrolled.role end as "role"
      from enrolled join school on school.uai = school_uai
      where school.opened_at < ${to}
      order by 1, 2, 4, 3`.execute(db)
  return rows
}

/** By whom pupils are called: their class, and groups that have lessons. */
function followed({ from, meeting }: Pick<EnrolledWish, 'from' | 'meeting'>) {
  return sql`
    select class.school_uai, pupil_id, class_id as called_by from class_pupil
      join class on class.id = class_id
      where ended_at is null or ended_at > ${from}
    union
    select pupil_group.school_uai, pupil_id, group_id from group_pupil
      join pupil_group on pupil_group.id = group_id
      where group_id = any(${meeting}::uuid[]) and (ended_at is null or ended_at > ${from})`
}
