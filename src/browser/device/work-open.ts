/**
 * Whether work is open in any tab of this browser, in the middle of which no newer version of the app may come:
 * a lock that its page holds, which the browser itself lets go when the page ends, however it ends.
 */
/** As earlier versions call it, whose pages may be open beside this one. */
const lockName = 'preau-exercise'

function locks(): LockManager | null {
  return 'locks' in navigator ? navigator.locks : null
}

/** Holds until the returned function is called; several tabs may hold it at once. */
export function holdWorkOpen(): () => void {
  const left = new AbortController()
  const held = new Promise<void>((done) => left.signal.addEventListener('abort', () => done()))
  // A page that is left before its turn came asks for nothing any more.
  void locks()
    ?.request(lockName, { mode: 'shared', signal: left.signal }, () => held)
    .catch(() => undefined)
  return () => left.abort()
}

export async function isWorkOpen(): Promise<boolean> {
  const manager = locks()
  if (manager === null) return false
  return manager.request(lockName, { ifAvailable: true }, async (lock) => lock === null)
}
