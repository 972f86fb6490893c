/**
 * A page that turns into another step without a new address: the focus goes to the heading, as
 * after a navigation, so that it is read out and the keyboard goes on from there.
 */
import { useEffect } from 'preact/hooks'

export function useHeadingFocus(): void {
  useEffect(() => {
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [])
}
