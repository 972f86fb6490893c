/** Reads and writes the courses that rosters know: a subject taught to one class or group. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'

export interface CourseWrite {
  readonly id: Id
  readonly uai: string
  readonly yearId: Id
  readonly sourceKey: string
  readonly subjectCode: string
  readonly bodyKind: 'class' | 'group'
  readonly bodyId: Id
  readonly bodyName: string
}

/** Ids and whether they run, by `<year id>|<source key>`. */
export async function readKnownCourses(trx: SchoolTransaction, sourceKeys: readonly string[]) {
  if (sourceKeys.length === 0) return new Map<string, { id: Id; isActive: boolean }>()
  const rows = await trx
    .selectFrom('course')
    .select(['id', 'school_year_id', 'source_key', 'deactivated_at'])
    .where('source_key', 'in', [...sourceKeys])
    .execute()
  return new Map(
    rows.map((row) => [
      `${row.school_year_id}|${row.source_key}`,
      { id: row.id, isActive: row.deactivated_at === null },
    ]),
  )
}

/** Writes new courses with their class or group. */
export async function writeCourses(
  trx: SchoolTransaction,
  writes: readonly CourseWrite[],
): Promise<void> {
  if (writes.length === 0) return
  const labels = await trx
    .selectFrom('subject')
    .select(['code', 'label'])
    .where('code', 'in', [...new Set(writes.map((write) => write.subjectCode))])
    .execute()
  const labelOf = new Map(labels.map((row) => [row.code, row.label]))
  await trx
    .insertInto('course')
    .values(
      writes.map((write) => ({
        id: write.id,
        school_uai: write.uai,
        school_year_id: write.yearId,
        subject_code: write.subjectCode,
        name: `${labelOf.get(write.subjectCode) ?? write.subjectCode} ${write.bodyName}`,
        source_key: write.sourceKey,
        deactivated_at: null,
      })),
    )
    .execute()
  const ofClass = writes.filter((write) => write.bodyKind === 'class')
  if (ofClass.length > 0) {
    await trx
      .insertInto('course_class')
      .values(ofClass.map(({ id, bodyId }) => ({ course_id: id, class_id: bodyId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const ofGroup = writes.filter((write) => write.bodyKind === 'group')
  if (ofGroup.length > 0) {
    await trx
      .insertInto('course_group')
      .values(ofGroup.map(({ id, bodyId }) => ({ course_id: id, group_id: bodyId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
