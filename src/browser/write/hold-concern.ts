/** Asks before the tab is closed, until it is known that the work lies on the device's disk. */
import { keepInFront } from '#browser/device/keep-in-front.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'

/** Until the returned function is called. */
export function holdConcern(question: () => string | null): () => void {
  let isOver = false
  let unwatch = beforeSignOut(question)
  void keepInFront().then((keep) => {
    if (isOver || keep?.isDurable !== true) return
    unwatch()
    unwatch = beforeSignOut(question, { survivesClosing: true })
  })
  return () => {
    isOver = true
    unwatch()
  }
}
