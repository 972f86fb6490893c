/** Gathers what a course's days hold, as pupils may see it, and seals the small files that it shows. */
import { buffer } from 'node:stream/consumers'
import type { PackedFile } from '#contract/day-packs.ts'
import { packedFileBytesMax } from '#contract/packed-file-limit.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { BlobKey } from '#engine/blobs/blob-store.ts'
import type { Id } from '#kernel/ids.ts'
import { describeAssignment } from '#school/assignments/describe-assignment.ts'
import { listSlides } from '#school/live/list-slides.ts'
import { type FileOwner, findFileOf, listFiles } from '#school/resources/list-files.ts'
import { readPublished } from '#school/resources/read-resource.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import {
  assignmentsOf,
  type ContentsOfDays,
  type DayOfCourse,
  type ExerciseOfDay,
  isHeldBack,
  type ReadingOfDay,
  resourcesOf,
  type SlidesOfLesson,
} from './day-pack.ts'
import type { PackBuilding } from './pack-context.ts'
import { keyOfContent, type SealedPack, sealBytes } from './seal-pack.ts'

/** Files of one course's days that travel by themselves; the device asks for the others. */
const sealedFilesMax = 100

export interface GatheredContents extends ContentsOfDays {
  /** Sealed files by the file's id. */
  readonly sealedFiles: ReadonlyMap<Id, SealedPack>
}

interface Gathering extends PackBuilding {
  /** The builder's transaction: everything is read as its marks were. */
  readonly db: SchoolDatabase
  readonly installationKey: Uint8Array | null
  readonly sealedFiles: Map<Id, SealedPack>
}

/**
 * Resources that cannot be read and assignments that were withdrawn are left out. Without a key no
 * file is read or sealed: for paper, which asks for its pictures by themselves.
 */
export async function gatherContents(
  context: PackBuilding & { readonly installationKey: Uint8Array | null },
  days: readonly DayOfCourse[],
): Promise<GatheredContents> {
  const gathering: Gathering = { ...context, sealedFiles: new Map() }
  const readings = new Map<Id, ReadingOfDay>()
  const exercises = new Map<Id, ExerciseOfDay>()
  for (const id of new Set(days.flatMap((day) => [...resourcesOf(day)]))) {
    const reading = await gatherReading(gathering, id)
    if (reading !== null) readings.set(id, reading)
  }
  const given = days.flatMap((day) => [...assignmentsOf(day), ...day.someIds])
  for (const id of new Set(given)) {
    const exercise = await gatherExercise(gathering, id)
    if (exercise !== null) exercises.set(id, exercise)
  }
  const slides = await gatherSlides(gathering, days)
  return { readings, exercises, slides, sealedFiles: gathering.sealedFiles }
}

/** After everything else: of what travels by itself there is only so much. */
async function gatherSlides(
  gathering: Gathering,
  days: readonly DayOfCourse[],
): Promise<ReadonlyMap<Id, SlidesOfLesson>> {
  const slides = new Map<Id, SlidesOfLesson>()
  if (gathering.installationKey === null) return slides
  const lessonIds = days.flatMap(({ lessons }) => lessons.map(({ id }) => id))
  for (const { blobKey, lessonId, slide } of await listSlides(gathering.db, lessonIds)) {
    const pack = await sealFile(gathering, slide, async () => blobKey)
    const { files } = slides.get(lessonId) ?? { files: [] }
    slides.set(lessonId, { lessonId, files: [...files, { ...slide, pack }] })
  }
  return slides
}

async function gatherReading(gathering: Gathering, resourceId: Id): Promise<ReadingOfDay | null> {
  const published = await readPublished(gathering.db, resourceId)
  if (!published.ok) return null
  const reading = published.value
  return { reading, files: await packFiles(gathering, 'resource_id', reading.id, reading.files) }
}

async function gatherExercise(
  gathering: Gathering,
  assignmentId: Id,
): Promise<ExerciseOfDay | null> {
  const { db, revisions } = gathering
  const described = await describeAssignment(db, assignmentId)
  if (described === null) return null
  const { assignment, exerciseId, resources } = described
  const revision = await revisions.get(described.revisionId)
  const { plan, rubric } = revision.content
  const files = await listFiles(db, 'exercise_id', [exerciseId])
  const shown = files.filter(({ id }) => revision.fileIds.has(id))
  return {
    isHeld: isHeldBack(assignment, described.assignedAt),
    packed: {
      assignment,
      exerciseId,
      resources,
      introduction: revision.introduction,
      questions: [...revision.pupilQuestions],
      ...(plan === undefined ? {} : { plan }),
      ...(rubric === undefined ? {} : { rubric }),
      files: await packFiles(gathering, 'exercise_id', exerciseId, shown),
    },
  }
}

async function packFiles(
  gathering: Gathering,
  owner: FileOwner,
  ownerId: Id,
  files: readonly FileSummary[],
): Promise<PackedFile[]> {
  const packed: PackedFile[] = []
  for (const file of files) {
    const sealed = await sealFile(gathering, file, async () => {
      const row = await findFileOf(gathering.db, owner, ownerId, file.id)
      return row?.blob_key ?? null
    })
    packed.push({ ...file, pack: sealed })
  }
  return packed
}

function openerOf({ address, contentHash }: SealedPack, installationKey: Uint8Array) {
  return { address, key: keyOfContent(contentHash, installationKey).toString('base64url') }
}

/** Null: it does not travel. */
async function sealFile(
  gathering: Gathering,
  { id, byteCount }: Pick<FileSummary, 'id' | 'byteCount'>,
  findKey: () => Promise<BlobKey | null>,
): Promise<PackedFile['pack']> {
  const { blobs, installationKey, sealedFiles } = gathering
  if (installationKey === null) return null
  const known = sealedFiles.get(id)
  if (known !== undefined) return openerOf(known, installationKey)
  if (byteCount > packedFileBytesMax || sealedFiles.size >= sealedFilesMax) return null
  const key = await findKey()
  const stream = key === null ? null : await blobs.read(key)
  if (stream === null) return null
  const sealed = sealBytes(await buffer(stream), installationKey)
  sealedFiles.set(id, sealed)
  return openerOf(sealed, installationKey)
}
