/** Asks before the page is closed or the person signs out while a form is not saved. */
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'

/** `onLeave` is called when somebody goes to another page of Préau over an unsaved form. */
export function useUnsavedGuard(hasUnsaved: () => boolean, onLeave?: () => void): void {
  const { unsaved } = useWords('teach')
  const held = useRef({ hasUnsaved, onLeave, unsaved })
  held.current = { hasUnsaved, onLeave, unsaved }
  useEffect(() => {
    const forget = beforeSignOut(() => (held.current.hasUnsaved() ? held.current.unsaved : null))
    return () => {
      forget()
      if (held.current.hasUnsaved()) held.current.onLeave?.()
    }
  }, [])
}
