/**
 * The line is back: what waited goes again, within a few seconds rather than at that very moment. A school's
 * router that comes back brings eight hundred devices at once.
 */

export interface OnlineOutside {
  readonly window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  readonly random: () => number
}

/** Over so long the devices spread that came back together. */
const withinMs = 3_000

/** Until the returned function is called. */
export function whenOnline(
  act: () => void,
  { window, random }: OnlineOutside = { window: globalThis, random: Math.random },
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const plan = (): void => {
    clearTimeout(timer)
    timer = setTimeout(act, withinMs * random())
  }
  window.addEventListener('online', plan)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('online', plan)
  }
}
