/** The doors of a resource's files: upload by its author, reading by its readers. */
import Type from 'typebox'
import { fileSummarySchema } from '#contract/resources.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { readBody } from '#engine/http/read-body.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { keepFile } from './keep-file.ts'
import { findFileOf } from './list-files.ts'
import { authorOfResource, viewersOfResourceFiles } from './resource-access.ts'
import { readResource } from './resource-store.ts'
import { sendFile } from './send-file.ts'
import { uploadBytesMax } from './uploaded-file.ts'

export function resourceFileRoutes(
  context: RoomContext & { readonly blobs: BlobStore },
): Route<Caller>[] {
  const { db, blobs } = context
  return [
    defineRoute({
      method: 'POST',
      path: '/api/resources/:resourceId/files',
      summary: 'Add a picture, a recording or a document to a resource',
      tag: 'resources',
      access: authorOfResource(db),
      params: Type.Object({ resourceId: idSchema }),
      query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }) }),
      rawBody: true,
      reply: fileSummarySchema,
      limits: { bodyBytesMax: uploadBytesMax, perMinute: 60 },
      async handle({ caller, params, query, stream }) {
        const resource = await readResource(db, params.resourceId)
        if (resource === undefined || caller === null) return refuse('not_found')
        const bytes = await readBody(stream, uploadBytesMax)
        if (!bytes.ok) return bytes
        return keepFile(context, {
          bytes: bytes.value,
          name: query.name,
          schoolUai: resource.school_uai,
          ownerId: caller.personId,
          belongsTo: { column: 'resource_id', id: resource.id },
          kinds: ['image', 'audio', 'document'],
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId/files/:fileId',
      summary: 'A file of a resource',
      tag: 'resources',
      access: viewersOfResourceFiles(context),
      params: Type.Object({ resourceId: idSchema, fileId: idSchema }),
      async handle({ params, headers }) {
        const file = await findFileOf(db, 'resource_id', params.resourceId, params.fileId)
        return file === null ? refuse('not_found') : sendFile(blobs, file, { headers })
      },
    }),
  ]
}
