/**
 * Asks before the page is closed or the person signs out while a form is not saved; saves when one
 * goes to another page of Préau, where nobody can be asked any more.
 */
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { watchUnsaved } from './unsaved-work.ts'

/** `saveOnLeave` is called once, when the form goes away while something in it is not saved. */
export function useUnsavedGuard(hasUnsaved: () => boolean, saveOnLeave?: () => void): void {
  const words = useWords('teach')
  const held = useRef({ hasUnsaved, saveOnLeave, concern: words.unsaved })
  held.current = { hasUnsaved, saveOnLeave, concern: words.unsaved }
  useEffect(() => {
    const forget = watchUnsaved({
      hasUnsaved: () => held.current.hasUnsaved(),
      concern: () => held.current.concern,
    })
    return () => {
      forget()
      if (held.current.hasUnsaved()) held.current.saveOnLeave?.()
    }
  }, [])
}
