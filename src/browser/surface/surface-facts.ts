/** What the writing surface is told of the world around the document. */
import type { FileAddress } from '#browser/content/file-addresses.ts'
import type { ResourceBlock } from '#contract/content.ts'
import type { FileSummary } from '#contract/resources.ts'

export interface SurfaceFacts {
  readonly files: readonly FileSummary[]
  readonly fileAddress: FileAddress
  readonly exerciseTitle: (exerciseId: string) => string | null
  /** What stands in the way of publishing, in words, for a block. */
  readonly problemsOf: (block: ResourceBlock) => readonly string[]
}
