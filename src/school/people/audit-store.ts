/** Reads back who did what in a school: for the head. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface AuditRow {
  readonly id: number
  readonly at: Date
  readonly action: string
  readonly detail: unknown
  readonly actor_id: Id | null
  readonly actor_family_name: string | null
  readonly actor_given_name: string | null
  readonly subject_id: Id | null
  readonly subject_family_name: string | null
  readonly subject_given_name: string | null
  /** The name of the class, group or course that it is about. */
  readonly thing_name: string | null
  /** Where it is about a guardian: the child of the link. */
  readonly child_id: Id | null
  readonly child_family_name: string | null
  readonly child_given_name: string | null
}

/** Newest first; `before` is the id of the last line of the page before. */
export async function readAuditLines(
  db: SchoolDatabase,
  uai: string,
  page: { readonly before: number | null; readonly action: string | null; readonly limit: number },
): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select audit_line.id, audit_line.at, audit_line.action, audit_line.detail,
      actor.id as actor_id, actor.family_name as actor_family_name,
      actor.given_name as actor_given_name,
      subject.id as subject_id, subject.family_name as subject_family_name,
      subject.given_name as subject_given_name,
      coalesce(class.name, pupil_group.name, course.name) as thing_name,
      child.id as child_id, child.family_name as child_family_name,
      child.given_name as child_given_name
    from audit_line
    left join person actor on actor.id = audit_line.actor_id
    left join person subject on subject.id = audit_line.subject_id
    left join class on class.id = audit_line.subject_id
    left join pupil_group on pupil_group.id = audit_line.subject_id
    left join course on course.id = audit_line.subject_id
    left join person child on child.id::text = audit_line.detail->>'pupilId'
    where audit_line.school_uai = ${uai}
      and (${page.before}::bigint is null or audit_line.id < ${page.before}::bigint)
      and (${page.action}::text is null or audit_line.action = ${page.action}::text)
    order by audit_line.id desc
    limit ${page.limit}`.execute(db)
  return rows
}
