/** What a page is to the app: its address, for whom it is, what it needs, where its code comes from. */
import type { ComponentType } from 'preact'
import type { WordsDomain } from '#browser/catalogue/catalogue.ts'
import type { Audience } from './audience.ts'

export interface PageProps {
  /** The parameters of the address (`:lessonId`). */
  params: Readonly<Record<string, string | undefined>>
}

export interface PageEntry {
  /** With parameters as `/lessons/:lessonId`. */
  readonly path: string
  readonly audience: Audience
  /** Beside `general` and `refusals`, which are always there. */
  readonly words: readonly WordsDomain[]
  /** It needs nothing from behind the door: who waits in line may read it meanwhile. */
  readonly needsNoTurn?: true
  /** Work is done on it: a newer version of the app waits for as long as it is open in any tab. */
  readonly holdsVersion?: true
  readonly load: () => Promise<ComponentType<PageProps>>
}
