/** A resource under its author's hands, and the draft that is sent of it. */
import { callApi } from '#browser/api/call-api.ts'
import { findOverlongBlock } from '#browser/surface/overlong-block.ts'
import type { Sendable } from '#browser/write/draft-saver.ts'
import type { DraftDoor } from '#browser/write/own-saves.ts'
import type { ResourceBlock } from '#contract/content.ts'
import type { ResourceDraft, SaveResource } from '#contract/resources.ts'

export interface ResourceWork {
  readonly title: string
  readonly subjectCode: string | null
  readonly levelLabel: string | null
  /** A block that is not touched stays the same object. */
  readonly blocks: readonly ResourceBlock[]
}

export type SentResource = Omit<SaveResource, 'draftVersion' | 'keepsBefore'>

export function resourceWork(draft: ResourceDraft): ResourceWork {
  const { title, subjectCode, levelLabel } = draft
  return { title, subjectCode, levelLabel, blocks: draft.draft.blocks }
}

/** Where a resource's draft is saved and read. */
export function resourceDoor(id: string): DraftDoor<SentResource> {
  return {
    save: (body, draftVersion, keepsBefore) =>
      callApi(`/api/resources/${id}/draft`, {
        method: 'PUT',
        body: { ...body, draftVersion, ...(keepsBefore ? { keepsBefore } : {}) },
      }),
    async read() {
      const there = await callApi<ResourceDraft>(`/api/resources/${id}`)
      if (!there.ok) return there
      const { title, subjectCode, levelLabel, draft, draftVersion } = there.value
      return {
        ok: true,
        value: { draft: { title, subjectCode, levelLabel, draft }, draftVersion },
      }
    },
  }
}

/** What is missing so that it can be kept at all; `place` counts from 1. */
export interface IncompleteWords {
  readonly titleMissing: string
  readonly blockTitleMissing: (facts: { place: number }) => string
  readonly blockTooLong: (facts: { place: number }) => string
}

export function resourceToSend(work: ResourceWork, words: IncompleteWords): Sendable<SentResource> {
  const { title, subjectCode, levelLabel, blocks } = work
  if (title.trim() === '') return { ok: false, why: words.titleMissing }
  const nameless = blocks.findIndex(
    (block) => (block.type === 'audio' || block.type === 'file') && block.title === '',
  )
  if (nameless >= 0) return { ok: false, why: words.blockTitleMissing({ place: nameless + 1 }) }
  const overlong = findOverlongBlock(blocks)
  if (overlong !== null) return { ok: false, why: words.blockTooLong({ place: overlong }) }
  const draft = { format: 1 as const, blocks: [...blocks] }
  return { ok: true, draft: { title, subjectCode, levelLabel, draft } }
}
