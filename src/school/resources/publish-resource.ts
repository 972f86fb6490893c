/** Publishes a draft: checked, its formulas rendered, then kept as an immutable revision. */
import type { ResourceContent } from '#contract/content.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { contentHash } from './content-hash.ts'
import { readFilesOf } from './file-store.ts'
import { isReadableTex, isTooMuchMaths, renderMaths, texCharactersMax } from './render-maths.ts'
import { exercisesInResource } from './resource-parts.ts'
import { findResourceProblems, type ResourceProblem } from './resource-problems.ts'
import { publishRevision, type ResourceRevisionRow, readResource } from './resource-store.ts'

/** The question to the exercises' room: which of these are published? The role hands in the answer. */
export type FindPublishedExercises = (exerciseIds: readonly Id[]) => Promise<ReadonlySet<Id>>

export type Publication =
  | { readonly problems: readonly ResourceProblem[] }
  | { readonly revision: ResourceRevisionRow }

/** Either the problems that stand in the way, or the revision that readers now see. */
export async function publishResource(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  findPublishedExercises: FindPublishedExercises,
  wish: { readonly resourceId: Id; readonly publishedBy: Id },
): Promise<Result<Publication>> {
  const resource = await readResource(context.db, wish.resourceId)
  if (resource === undefined) return refuse('not_found')
  const draft = resource.draft as ResourceContent
  if (isTooMuchMaths(draft)) return refuse('body_too_large', { texCharactersMax })
  const files = await readFilesOf(context.db, 'resource_id', [resource.id])
  const problems = findResourceProblems(draft, {
    fileIds: new Set(files.map((file) => file.id)),
    publishedExerciseIds: await findPublishedExercises(exercisesInResource(draft)),
    isReadableTex,
  })
  if (problems.length > 0) return accept({ problems })
  const content = renderMaths(draft)
  const revision = await publishRevision(context.db, {
    id: mintId(context.clock, context.random),
    resourceId: resource.id,
    title: resource.title,
    content,
    contentHash: contentHash({ title: resource.title, content }),
    draftVersion: resource.draft_version,
    publishedBy: wish.publishedBy,
    at: new Date(context.clock.now()),
  })
  return accept({ revision })
}
