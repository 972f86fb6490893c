/**
 * Work that lies in this page's memory and that the server does not have yet: asked about before
 * the page is closed, and before the person signs out.
 */
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'

export interface UnsavedWork {
  readonly hasUnsaved: () => boolean
  /** What would be lost, in a sentence. */
  readonly concern: () => string
}

const works = new Set<UnsavedWork>()
let isListening = false

function listenOnce(): void {
  if (isListening) return
  isListening = true
  addEventListener('beforeunload', (event) => {
    if ([...works].some((work) => work.hasUnsaved())) event.preventDefault()
  })
  beforeSignOut(() => [...works].find((work) => work.hasUnsaved())?.concern() ?? null)
}

/** Watches until the returned function is called. */
export function watchUnsaved(work: UnsavedWork): () => void {
  listenOnce()
  works.add(work)
  return () => {
    works.delete(work)
  }
}
