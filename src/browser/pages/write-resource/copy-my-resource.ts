/** This page's version of a resource as one of its own, beside a version from elsewhere. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { CopyOfMine } from '#browser/write/conflict-notice.tsx'
import { copyResource } from '#browser/write/copy-content.ts'
import type { FileSummary, ResourceDraft } from '#contract/resources.ts'
import { type IncompleteWords, type ResourceWork, resourceToSend } from './resource-work.ts'

/** How the copy is made; or what the work still lacks, since a copy of anything else would lose it. */
export function copyMyResource(
  draft: ResourceDraft,
  work: ResourceWork,
  files: readonly FileSummary[],
  words: {
    readonly page: IncompleteWords
    readonly saving: Pick<Words['write']['saving'], 'mineTitle'>
  },
): CopyOfMine {
  const sent = resourceToSend(work, words.page)
  if (!sent.ok) return sent
  const mine = { ...draft, ...sent.draft, files: [...files] }
  return {
    ok: true,
    copy: () => copyResource(mine, words.saving.mineTitle({ title: work.title })),
  }
}
