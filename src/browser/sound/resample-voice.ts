/**
 * Samples of one rate as samples of another, piece by piece: for devices whose microphone does not run
 * at the rate of our sound. Between samples lies the cubic of Catmull and Rom; what it adds lies above
 * what a voice is coded with.
 */

/** Of the curve around a place: one before it, two after, and one to begin with. */
const historySamples = 3

/** Any pieces of the same sound give the same. Rates in samples a second, whole numbers. */
export function createVoiceResampler(
  fromRate: number,
  toRate: number,
): (heard: Float32Array) => readonly number[] {
  let history = new Float32Array(historySamples)
  /** Samples before the history; and those that went out: counted, so that nothing is rounded twice. */
  let gone = 0
  let given = 0
  return (heard) => {
    const all = new Float32Array(history.length + heard.length)
    all.set(history)
    all.set(heard, history.length)
    const out: number[] = []
    for (;;) {
      const from = historySamples - 1 + Math.floor((given * fromRate) / toRate) - gone
      if (from + 2 >= all.length) break
      out.push(sampleAt(all, from, ((given * fromRate) % toRate) / toRate))
      given += 1
    }
    gone += all.length - historySamples
    history = all.slice(-historySamples)
    return out
  }
}

function sampleAt(all: Float32Array, from: number, share: number): number {
  const before = all[from - 1] ?? 0
  const one = all[from] ?? 0
  const two = all[from + 1] ?? 0
  const after = all[from + 2] ?? 0
  const bend = 2 * before - 5 * one + 4 * two - after
  const twist = 3 * (one - two) + after - before
  return one + (share / 2) * (two - before + share * (bend + share * twist))
}
