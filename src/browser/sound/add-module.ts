/**
 * Brings a worklet's module into the clock of the sound. A browser remembers for a clock that an address
 * failed and never asks the network for it again: the next try goes to an address of its own.
 */

type Worklet = Pick<AudioWorklet, 'addModule'>

/** How often an address failed, for each clock. */
const failed = new WeakMap<Worklet, Map<string, number>>()

export async function addModule(worklet: Worklet, url: string): Promise<void> {
  const failures = failed.get(worklet)?.get(url) ?? 0
  try {
    await worklet.addModule(
      failures === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}try=${failures}`,
    )
  } catch (error) {
    failed.set(worklet, new Map([...(failed.get(worklet) ?? []), [url, failures + 1]]))
    throw error
  }
}
