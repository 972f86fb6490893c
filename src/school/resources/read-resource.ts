/** What a reader gets of a resource: the published revision with its files. */
import type { ResourceContent } from '#contract/content.ts'
import type { Reading, SharedReading } from '#contract/resources.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { findPersonName } from '#school/sharing/find-person-name.ts'
import { contentHash } from './content-hash.ts'
import { readStateOf } from './earlier-draft-store.ts'
import { presentFile, readFilesOf } from './file-store.ts'
import { isTooMuchMaths, renderMaths, texCharactersMax } from './render-maths.ts'
import { exercisesInResource, filesInResource } from './resource-parts.ts'
import { type ResourceRow, readResource, readRevision } from './resource-store.ts'

/** The published revision; `not_published` while there is none. */
export async function readPublished(db: SchoolDatabase, resourceId: Id): Promise<Result<Reading>> {
  const resource = await readResource(db, resourceId)
  if (resource === undefined) return refuse('not_found')
  if (resource.published_revision_id === null) return refuse('not_published')
  const revision = await readRevision(db, resource.published_revision_id)
  if (revision === undefined) return refuse('not_published')
  return accept(
    await presentReading(db, resource, {
      title: revision.title,
      content: revision.content as ResourceContent,
      contentHash: revision.content_hash,
      publishedAt: revision.published_at.toISOString(),
    }),
  )
}

/** The draft as readers would see it, for its author. */
export async function readPreview(db: SchoolDatabase, resourceId: Id): Promise<Result<Reading>> {
  const resource = await readResource(db, resourceId)
  if (resource === undefined) return refuse('not_found')
  if (isTooMuchMaths(resource.draft)) return refuse('body_too_large', { texCharactersMax })
  const content = renderMaths(resource.draft as ResourceContent)
  const preview = {
    title: resource.title,
    content,
    contentHash: contentHash(content),
    publishedAt: null,
  }
  return accept(await presentReading(db, resource, preview))
}

/** The draft with its author's name, for a colleague with whom it is shared. */
export async function readSharedResource(
  db: SchoolDatabase,
  resourceId: Id,
): Promise<Result<SharedReading>> {
  const resource = await readResource(db, resourceId)
  if (resource === undefined) return refuse('not_found')
  const reading = await readPreview(db, resourceId)
  if (!reading.ok) return reading
  const authorName = await findPersonName(db, resource.owner_id)
  return accept({ reading: reading.value, authorName })
}

/** An earlier state as its readers had it or would have had it. */
export async function readEarlierState(
  db: SchoolDatabase,
  resourceId: Id,
  stateId: Id,
): Promise<Result<Reading>> {
  const resource = await readResource(db, resourceId)
  const state = await readStateOf(db, resourceId, stateId)
  if (resource === undefined || state === null) return refuse('not_found')
  if (isTooMuchMaths(state.content)) return refuse('body_too_large', { texCharactersMax })
  const content = renderMaths(state.content)
  const { title } = state
  const reading = { title, content, contentHash: contentHash(content), publishedAt: null }
  return accept(await presentReading(db, resource, reading))
}

async function presentReading(
  db: SchoolDatabase,
  resource: ResourceRow,
  text: Pick<Reading, 'title' | 'content' | 'contentHash' | 'publishedAt'>,
): Promise<Reading> {
  const shown = new Set(filesInResource(text.content))
  const files = await readFilesOf(db, 'resource_id', [resource.id])
  return {
    id: resource.id,
    subjectCode: resource.subject_code,
    levelLabel: resource.level_label,
    files: files.filter((file) => shown.has(file.id)).map(presentFile),
    ...text,
  }
}

/** Exercises inside the published revision, in reading order; none while nothing is published. */
export async function findExercisesInside(db: SchoolDatabase, resourceId: Id): Promise<Id[]> {
  const published = await readPublished(db, resourceId)
  return published.ok ? exercisesInResource(published.value.content) : []
}
