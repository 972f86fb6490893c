/** The doors of resources: write, publish, attach to a lesson, read. */
import Type from 'typebox'
import type { ResourceContent } from '#contract/content.ts'
import {
  contentProblemSchema,
  createResourceSchema,
  publishedSchema,
  readingSchema,
  resourceDraftSchema,
  resourcePageSchema,
  resourcesQuerySchema,
  saveResourceSchema,
} from '#contract/resources.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { isSubjectKnown } from '#school/people/ensure-subject.ts'
import { packCursor, unpackPageMoment } from '#school/people/page-cursor.ts'
import type { RoomContext } from '#school/room-context.ts'
import { findPersonName } from '#school/sharing/find-person-name.ts'
import { attachResource } from './attach-resource.ts'
import { createResource } from './create-resource.ts'
import { presentFile, readFilesOf } from './file-store.ts'
import { type FindPublishedExercises, publishResource } from './publish-resource.ts'
import { readPreview, readPublished } from './read-resource.ts'
import { authorOfResource, readersOfResource, teacherOfLesson } from './resource-access.ts'
import { readResourcesOf } from './resource-list-store.ts'
import {
  detachFromLesson,
  isAttachedAnywhere,
  markResourceDeleted,
  readResource,
  readRevision,
} from './resource-store.ts'
import { saveResource } from './save-resource.ts'

/** Content is long: a draft may weigh this much on the wire. */
const draftBytesMax = 1024 * 1024

const resourceParams = Type.Object({ resourceId: idSchema })
const lessonResourceParams = Type.Object({ lessonId: idSchema, resourceId: idSchema })

export function resourceRoutes(
  context: RoomContext,
  findPublishedExercises: FindPublishedExercises,
): Route<Caller>[] {
  return [
    ...writingRoutes(context, findPublishedExercises),
    ...attachingRoutes(context),
    ...readingRoutes(context),
  ]
}

function writingRoutes(
  context: RoomContext,
  findPublishedExercises: FindPublishedExercises,
): Route<Caller>[] {
  const { db, clock } = context
  const author = authorOfResource(db)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/resources',
      summary: 'The resources that I wrote, a page at a time',
      tag: 'resources',
      access: teachersAnywhere,
      query: resourcesQuerySchema,
      reply: resourcePageSchema,
      async handle({ caller, query }) {
        if (caller === null) return refuse('sign_in_required')
        const after = unpackPageMoment(query.after)
        if (after === undefined) return refuse('bad_request', { where: 'after' })
        const { last, rows } = await readResourcesOf(db, caller.personId, after)
        return accept({
          next: last && packCursor(last.updatedUs, last.id),
          resources: rows.map((row) => ({
            id: row.id,
            title: row.title,
            subjectCode: row.subject_code,
            levelLabel: row.level_label,
            tags: row.tags,
            isShared: row.is_shared,
            updatedAt: row.updated_at.toISOString(),
            publishedAt: row.published_at?.toISOString() ?? null,
            hasChanges: row.has_changes,
          })),
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/resources',
      summary: 'Begin a resource',
      tag: 'resources',
      access: teachersAnywhere,
      body: createResourceSchema,
      reply: Type.Object({ id: idSchema }),
      limits: { perMinute: 60 },
      async handle({ caller, body }) {
        if (caller === null) return refuse('sign_in_required')
        const capacity = caller.schools.get(body.schoolUai)
        if (capacity === undefined || !(capacity.isTeacher || capacity.isHead))
          return refuse('forbidden')
        if (!(await isSubjectKnown(db, body.subjectCode))) {
          return refuse('bad_request', { where: '/subjectCode' })
        }
        const content: ResourceContent = { format: 1, blocks: [] }
        const id = await createResource(context, { ...body, ownerId: caller.personId, content })
        return accept({ id })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId',
      summary: 'A resource as its author writes it',
      tag: 'resources',
      access: author,
      params: resourceParams,
      reply: resourceDraftSchema,
      async handle({ params }) {
        const resource = await readResource(db, params.resourceId)
        if (resource === undefined) return refuse('not_found')
        const published =
          resource.published_revision_id === null
            ? undefined
            : await readRevision(db, resource.published_revision_id)
        const files = await readFilesOf(db, 'resource_id', [resource.id])
        return accept({
          id: resource.id,
          schoolUai: resource.school_uai,
          title: resource.title,
          subjectCode: resource.subject_code,
          levelLabel: resource.level_label,
          tags: resource.tags,
          originName: await findPersonName(db, resource.origin_author_id),
          draft: resource.draft as ResourceContent,
          draftVersion: resource.draft_version,
          publishedAt: published?.published_at.toISOString() ?? null,
          hasChanges: published?.draft_version !== resource.draft_version,
          files: files.map(presentFile),
        })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/resources/:resourceId/draft',
      summary: 'Save the draft over the version that I had',
      tag: 'resources',
      access: author,
      params: resourceParams,
      body: saveResourceSchema,
      reply: Type.Object({ draftVersion: Type.Integer() }),
      limits: { bodyBytesMax: draftBytesMax },
      handle: ({ params, body }) => saveResource(context, params.resourceId, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/resources/:resourceId/publication',
      summary: 'Publish the draft, or learn what stands in the way',
      tag: 'resources',
      access: author,
      params: resourceParams,
      reply: Type.Union([
        Type.Object({ problems: Type.Array(contentProblemSchema) }),
        Type.Object({ published: publishedSchema }),
      ]),
      limits: { perMinute: 30 },
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const wish = { resourceId: params.resourceId, publishedBy: caller.personId }
        const result = await publishResource(context, findPublishedExercises, wish)
        if (!result.ok) return result
        if ('problems' in result.value) return accept({ problems: [...result.value.problems] })
        const { revision } = result.value
        return accept({
          published: {
            revisionId: revision.id,
            publishedAt: revision.published_at.toISOString(),
            contentHash: revision.content_hash,
          },
        })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/resources/:resourceId',
      summary: 'Put a resource away that no lesson carries',
      tag: 'resources',
      access: author,
      params: resourceParams,
      reply: doneSchema,
      async handle({ params }) {
        if (await isAttachedAnywhere(db, params.resourceId)) return refuse('in_use')
        await markResourceDeleted(db, params.resourceId, new Date(clock.now()))
        return accept({})
      },
    }),
  ]
}

function attachingRoutes(context: RoomContext): Route<Caller>[] {
  const { db } = context
  const teacher = teacherOfLesson(context)
  return [
    defineRoute({
      method: 'PUT',
      path: '/api/lessons/:lessonId/resources/:resourceId',
      summary: 'Attach one of my published resources to a lesson',
      tag: 'resources',
      access: teacher,
      params: lessonResourceParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return attachResource(context, { ...params, attachedBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/lessons/:lessonId/resources/:resourceId',
      summary: 'Take a resource off a lesson',
      tag: 'resources',
      access: teacher,
      params: lessonResourceParams,
      reply: doneSchema,
      async handle({ params }) {
        await detachFromLesson(db, params.lessonId, params.resourceId)
        return accept({})
      },
    }),
  ]
}

function readingRoutes(context: RoomContext): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId/reading',
      summary: 'The published revision, to read',
      tag: 'resources',
      access: readersOfResource(context),
      params: resourceParams,
      reply: readingSchema,
      handle: ({ params }) => readPublished(db, params.resourceId),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId/preview',
      summary: 'The draft as readers would see it',
      tag: 'resources',
      access: authorOfResource(db),
      params: resourceParams,
      reply: readingSchema,
      limits: { perMinute: 60 },
      handle: ({ params }) => readPreview(db, params.resourceId),
    }),
  ]
}
