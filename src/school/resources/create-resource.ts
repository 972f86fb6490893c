/** Begins a resource with the content that its author has so far. */
import type { ResourceContent } from '#contract/content.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import type { RoomContext } from '#school/room-context.ts'
import { insertResource } from './resource-store.ts'

export async function createResource(
  { db, clock, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  wish: {
    readonly ownerId: Id
    readonly schoolUai: string
    readonly title: string
    readonly subjectCode: string | null
    readonly levelLabel: string | null
    readonly content: ResourceContent
  },
): Promise<Id> {
  const id = mintId(clock, random)
  const { content: draft, ...rest } = wish
  await insertResource(db, { id, ...rest, draft, at: new Date(clock.now()) })
  return id
}
