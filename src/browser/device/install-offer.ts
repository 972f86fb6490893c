/**
 * The browser's offer to install Préau as an app, held until somebody asks for it: nothing pops up
 * by itself. On iPhones and iPads only the reader can do it, by hand.
 */
import { useEffect, useState } from 'preact/hooks'

/** Not in the standard; Chromium's browsers have it. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>
}

let offer: InstallPromptEvent | null = null
const listeners = new Set<() => void>()

function change(next: InstallPromptEvent | null): void {
  offer = next
  for (const listener of listeners) listener()
}

/** Called before anything is drawn: the browser makes its offer once. */
export function holdInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    change(event as InstallPromptEvent)
  })
  addEventListener('appinstalled', () => change(null))
}

export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}

export function isOnApple(): boolean {
  const { platform, maxTouchPoints } = navigator
  // An iPad calls itself a Mac, but no Mac is touched.
  return /^(?:iPhone|iPad|iPod)/.test(platform) || (platform === 'MacIntel' && maxTouchPoints > 1)
}

/** Opens the browser's own question; null where there is nothing to open. */
export function useInstallOffer(): (() => void) | null {
  const [current, setCurrent] = useState(offer)
  useEffect(() => {
    const look = (): void => setCurrent(offer)
    look()
    listeners.add(look)
    return () => {
      listeners.delete(look)
    }
  }, [])
  if (current === null) return null
  return () => {
    // An offer can be taken once, whatever is answered.
    change(null)
    void current.prompt()
  }
}
