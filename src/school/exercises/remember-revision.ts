/**
 * Keeps published revisions in memory: they never change, a whole class opens the same one in the
 * same minute, and its pupils' shape is the same for everyone.
 */
import { LRUCache } from 'lru-cache'
import type { Blocks } from '#contract/content.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import { toPupilQuestion } from '#school/questions/pupil-view.ts'

/** Revisions that one process keeps; about 50 kB each at most. */
const revisionsMax = 500

export interface KnownRevision {
  readonly id: Id
  readonly exerciseId: Id
  readonly title: string
  readonly content: ExerciseContent
  readonly salt: string
  readonly pointsMax: number
  readonly introduction: Blocks
  readonly pupilQuestions: readonly PupilQuestion[]
  /** Files of its wording: others of the same exercise belong to a draft that nobody is to see. */
  readonly fileIds: ReadonlySet<Id>
}

export interface RevisionMemory {
  /** Throws where no such revision exists: an assignment always has one. */
  get(revisionId: Id): Promise<KnownRevision>
}

export function createRevisionMemory(
  read: (
    revisionId: Id,
  ) => Promise<
    | { id: Id; exercise_id: Id; title: string; content: unknown; salt: string; points_max: number }
    | undefined
  >,
): RevisionMemory {
  const remembered = new LRUCache<Id, Promise<KnownRevision>>({ max: revisionsMax })

  async function load(revisionId: Id): Promise<KnownRevision> {
    const row = await read(revisionId)
    if (row === undefined) throw new Error(`no exercise revision ${revisionId}`)
    const content = row.content as ExerciseContent
    const wording = [content.introduction, ...content.questions.map(({ prompt }) => prompt)]
    return {
      fileIds: new Set(wording.flatMap(filesIn)),
      id: row.id,
      exerciseId: row.exercise_id,
      title: row.title,
      content,
      salt: row.salt,
      pointsMax: Number(row.points_max),
      introduction: content.introduction,
      pupilQuestions: content.questions.map((question) => toPupilQuestion(question, row.salt)),
    }
  }

  return {
    get(revisionId) {
      const known = remembered.get(revisionId)
      if (known !== undefined) return known
      const loading = load(revisionId)
      remembered.set(revisionId, loading)
      loading.catch(() => remembered.delete(revisionId))
      return loading
    },
  }
}

function filesIn(blocks: Blocks): Id[] {
  return blocks.flatMap((block) =>
    block.type === 'image' || block.type === 'audio' ? [block.fileId] : [],
  )
}
