/** Rows of resources, their revisions, and what is attached to lessons. */
import { type Selectable, sql } from 'kysely'
import type { ResourceContent } from '#contract/content.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withinTransaction } from '#school/within-transaction.ts'

export type ResourceRow = Selectable<SchoolTables['resource']>
export type ResourceRevisionRow = Selectable<SchoolTables['resource_revision']>

export function readResource(db: SchoolDatabase, resourceId: Id): Promise<ResourceRow | undefined> {
  return db
    .selectFrom('resource')
    .selectAll()
    .where('id', '=', resourceId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

export function insertResource(
  db: SchoolDatabase,
  resource: {
    readonly id: Id
    readonly schoolUai: string
    readonly ownerId: Id
    readonly title: string
    readonly subjectCode: string | null
    readonly levelLabel: string | null
    readonly draft: ResourceContent
    readonly tags?: readonly string[]
    readonly originAuthorId?: Id | null
    readonly at: Date
  },
): Promise<unknown> {
  return db
    .insertInto('resource')
    .values({
      id: resource.id,
      school_uai: resource.schoolUai,
      owner_id: resource.ownerId,
      title: resource.title,
      subject_code: resource.subjectCode,
      level_label: resource.levelLabel,
      draft: JSON.stringify(resource.draft),
      tags: [...(resource.tags ?? [])],
      origin_author_id: resource.originAuthorId ?? null,
      created_at: resource.at,
      updated_at: resource.at,
    })
    .execute()
}

/** The resource, held until the transaction is over: whoever else saves waits. */
export function lockResource(db: SchoolDatabase, resourceId: Id): Promise<ResourceRow | undefined> {
  return db
    .selectFrom('resource')
    .selectAll()
    .where('id', '=', resourceId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Of a resource that is held. */
export function updateDraft(
  db: SchoolDatabase,
  save: {
    readonly id: Id
    readonly title: string
    readonly subjectCode: string | null
    readonly levelLabel: string | null
    readonly draft: ResourceContent
    readonly at: Date
  },
): Promise<unknown> {
  return db
    .updateTable('resource')
    .set((set) => ({
      title: save.title,
      subject_code: save.subjectCode,
      level_label: save.levelLabel,
      draft: JSON.stringify(save.draft),
      draft_version: set('draft_version', '+', 1),
      updated_at: save.at,
    }))
    .where('id', '=', save.id)
    .execute()
}

export function readRevision(
  db: SchoolDatabase,
  revisionId: Id,
): Promise<ResourceRevisionRow | undefined> {
  return db
    .selectFrom('resource_revision')
    .selectAll()
    .where('id', '=', revisionId)
    .executeTakeFirst()
}

/** Keeps the revision, or finds the equal one that was published before; makes it the current. */
export async function publishRevision(
  db: SchoolDatabase,
  revision: {
    readonly id: Id
    readonly resourceId: Id
    readonly title: string
    readonly content: ResourceContent
    readonly contentHash: string
    /** Of which draft it was made. */
    readonly draftVersion: number
    readonly publishedBy: Id
    readonly at: Date
  },
): Promise<ResourceRevisionRow> {
  return withinTransaction(db, async (trx) => {
    const row = await trx
      .insertInto('resource_revision')
      .values({
        id: revision.id,
        resource_id: revision.resourceId,
        title: revision.title,
        content: JSON.stringify(revision.content),
        content_hash: revision.contentHash,
        published_at: revision.at,
        published_by: revision.publishedBy,
        draft_version: revision.draftVersion,
      })
      .onConflict((conflict) =>
        conflict.columns(['resource_id', 'content_hash']).doUpdateSet({
          title: revision.title,
          published_at: revision.at,
          draft_version: revision.draftVersion,
        }),
      )
      .returningAll()
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('resource')
      .set({ published_revision_id: row.id })
      .where('id', '=', revision.resourceId)
      .execute()
    return row
  })
}

export function markResourceDeleted(
  db: SchoolDatabase,
  resourceId: Id,
  at: Date,
): Promise<unknown> {
  return db.updateTable('resource').set({ deleted_at: at }).where('id', '=', resourceId).execute()
}

export async function isAttachedAnywhere(db: SchoolDatabase, resourceId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('lesson_resource')
    .select('lesson_id')
    .where('resource_id', '=', resourceId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Courses whose lessons carry the resource: whoever follows or teaches one may read it. */
export async function readCoursesOfResource(db: SchoolDatabase, resourceId: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('lesson_resource')
    .innerJoin('lesson', 'lesson.id', 'lesson_resource.lesson_id')
    .select('lesson.course_id')
    .distinct()
    .where('lesson_resource.resource_id', '=', resourceId)
    .execute()
  return rows.map((row) => row.course_id)
}

export async function readCourseOfLesson(
  db: SchoolDatabase,
  lessonId: Id,
): Promise<{ courseId: Id; schoolUai: string } | null> {
  const row = await db
    .selectFrom('lesson')
    .select(['course_id', 'school_uai'])
    .where('id', '=', lessonId)
    .executeTakeFirst()
  return row === undefined ? null : { courseId: row.course_id, schoolUai: row.school_uai }
}

export function attachToLesson(
  db: SchoolDatabase,
  link: {
    readonly lessonId: Id
    readonly resourceId: Id
    readonly attachedBy: Id
    readonly at: Date
  },
): Promise<unknown> {
  return db
    .insertInto('lesson_resource')
    .values((insert) => ({
      lesson_id: link.lessonId,
      resource_id: link.resourceId,
      position: insert
        .selectFrom('lesson_resource')
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
        .where('lesson_id', '=', link.lessonId),
      attached_by: link.attachedBy,
      attached_at: link.at,
    }))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export function detachFromLesson(db: SchoolDatabase, lessonId: Id, resourceId: Id) {
  return db
    .deleteFrom('lesson_resource')
    .where('lesson_id', '=', lessonId)
    .where('resource_id', '=', resourceId)
    .execute()
}
