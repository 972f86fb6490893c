/** The keyboard comes back to the text after a dialog: the browser would give it to the button that opened it. */
import { useEffect, useRef } from 'preact/hooks'
import type { Surface } from './create-surface.ts'

export function useFocusBack(surface: Surface, isOpen: boolean): void {
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) surface.focus()
    wasOpen.current = isOpen
  }, [surface, isOpen])
}
