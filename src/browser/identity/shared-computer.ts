/**
 * Whether this computer belongs to nobody: a library, a computer room. Said before signing in, it
 * holds for the tab, so that the next person in the same tab finds it said already.
 */
const storageKey = 'preau.shared'

let isShared: boolean | null = null

export function isSharedComputer(): boolean {
  if (isShared === null) {
    try {
      isShared = sessionStorage.getItem(storageKey) === 'yes'
    } catch {
      // Storage may be closed to us: then it holds until the page is reloaded.
      isShared = false
    }
  }
  return isShared
}

export function setSharedComputer(shared: boolean): void {
  isShared = shared
  try {
    if (shared) sessionStorage.setItem(storageKey, 'yes')
    else sessionStorage.removeItem(storageKey)
  } catch {
    // Not kept over a reload; what was said still holds for this page.
  }
}
