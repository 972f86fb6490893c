/**
 * The space bar, held outside of everything that takes keys itself. It is let go with the key wherever the
 * focus is by then: a microphone never stays open because somebody moved on while they spoke.
 */

export interface HeldKeys {
  /** The page. */
  readonly page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  /** True while a key belongs to what has the focus. */
  readonly takesKeys: (target: EventTarget | null) => boolean
}

/** A field writes spaces, a button is pressed by them. */
function takesKeysItself(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, button, a, summary, dialog, [contenteditable]') !==
      null
  )
}

/** Until the returned function is called, which lets go too. */
export function holdSpace(
  set: (isHeld: boolean) => void,
  { page, takesKeys }: HeldKeys = { page: globalThis, takesKeys: takesKeysItself },
): () => void {
  let isHeld = false
  const hold = (next: boolean): void => {
    if (next === isHeld) return
    isHeld = next
    set(next)
  }
  const press = (event: KeyboardEventInit & Event): void => {
    if (event.key !== ' ' || takesKeys(event.target)) return
    event.preventDefault()
    // A key that was pressed in a field and is still down when the focus leaves it opens nothing.
    if (event.repeat !== true) hold(true)
  }
  const lift = (event: KeyboardEventInit & Event): void => {
    if (event.key === ' ') hold(false)
  }
  const release = (): void => hold(false)
  const heard = { keydown: press, keyup: lift, blur: release, focusin: release } as const
  for (const [name, hear] of Object.entries(heard)) page.addEventListener(name, hear)
  return () => {
    for (const [name, hear] of Object.entries(heard)) page.removeEventListener(name, hear)
    release()
  }
}
