/** A resource under its author's hands, and the draft that is sent of it. */
import type { KeyedBlocks } from '#browser/write/block-list-editor.tsx'
import type { Sendable } from '#browser/write/draft-saver.ts'
import { withKeys } from '#browser/write/keyed-list.ts'
import type { ResourceDraft, SaveResource } from '#contract/resources.ts'

export interface ResourceWork {
  readonly title: string
  readonly subjectCode: string | null
  readonly levelLabel: string | null
  readonly blocks: KeyedBlocks
}

export type SentResource = Omit<SaveResource, 'draftVersion'>

export function resourceWork(draft: ResourceDraft): ResourceWork {
  const { title, subjectCode, levelLabel } = draft
  return { title, subjectCode, levelLabel, blocks: withKeys(draft.draft.blocks) }
}

/** What is missing so that it can be kept at all; `place` counts from 1. */
export interface IncompleteWords {
  readonly titleMissing: string
  readonly blockTitleMissing: (facts: { place: number }) => string
}

export function resourceToSend(work: ResourceWork, words: IncompleteWords): Sendable<SentResource> {
  const { title, subjectCode, levelLabel } = work
  if (title.trim() === '') return { ok: false, why: words.titleMissing }
  const blocks = work.blocks.map((one) => one.item)
  const nameless = blocks.findIndex(
    (block) => (block.type === 'audio' || block.type === 'file') && block.title === '',
  )
  if (nameless >= 0) return { ok: false, why: words.blockTitleMissing({ place: nameless + 1 }) }
  return { ok: true, draft: { title, subjectCode, levelLabel, draft: { format: 1, blocks } } }
}
