/** Measures the line to the server in a bounded number of bytes, and says what a class can be on it. */
import { type LineWay, lineWays } from '#browser/api/line-way.ts'
import { lineBlockBytes, linePath } from '#contract/live-line-test.ts'
import { soundPath } from '#contract/live-sound.ts'

/** `good`: everything. `slow`: sound and board. `poor`: the board and what is written. `none`: no answer. */
export type LineWord = 'good' | 'slow' | 'poor' | 'none'

export interface LineResult {
  readonly word: LineWord
  /** The quickest of `roundTrips`; null: no answer. */
  readonly roundTripMs: number | null
  /** Towards this device; null where the block did not come in time. */
  readonly kbitPerSecond: number | null
  /** Which way the class will take; null: without any answer none was looked for. */
  readonly way: LineWay | null
}

export interface LineOutside {
  /** Rejects where nothing whole came before `timeoutMs`; gives the bytes that came. */
  ask(address: string, timeoutMs: number): Promise<number>
  /** Opens a line of a class, and lets it go. */
  findWay(): Promise<LineWay>
  nowMs(): number
}

const roundTrips = 3
const roundTripMsMax = 8_000
/** Slower than this is a line on which no voice goes. */
const blockMsMax = 20_000
/** A voice takes 26 kbit/s on the wire; beside it acts, slides and a page that is fetched. */
const soundKbit = 40
const allKbit = 300
/** Longer, and people speak into each other's words; far longer, and no buffer of sound follows. */
const quickMs = 400
const soundMs = 1_500

export function judgeLine(roundTripMs: number | null, kbitPerSecond: number | null): LineWord {
  if (roundTripMs === null) return 'none'
  if (kbitPerSecond === null || kbitPerSecond < soundKbit || roundTripMs > soundMs) return 'poor'
  return kbitPerSecond < allKbit || roundTripMs > quickMs ? 'slow' : 'good'
}

export async function testLine({ ask, findWay, nowMs }: LineOutside): Promise<LineResult> {
  const timed = async (bytes: number, timeoutMs: number): Promise<number | null> => {
    const fromMs = nowMs()
    try {
      const came = await ask(`${linePath}?bytes=${bytes}`, timeoutMs)
      return came === bytes ? Math.max(1, nowMs() - fromMs) : null
    } catch {
      return null
    }
  }
  let roundTripMs: number | null = null
  for (let turn = 0; turn < roundTrips; turn += 1) {
    const ms = await timed(0, roundTripMsMax)
    // Without any answer nothing more is asked: each try waits long.
    if (ms === null) break
    roundTripMs = Math.min(roundTripMs ?? ms, ms)
  }
  const blockMs = roundTripMs === null ? null : await timed(lineBlockBytes, blockMsMax)
  const kbitPerSecond =
    blockMs === null || roundTripMs === null
      ? null
      : Math.round((lineBlockBytes * 8) / Math.max(1, blockMs - roundTripMs))
  const way = roundTripMs === null ? null : await findWay()
  return { word: judgeLine(roundTripMs, kbitPerSecond), roundTripMs, kbitPerSecond, way }
}

export const browserLineOutside: LineOutside = {
  async ask(address, timeoutMs) {
    const answer = await fetch(address, {
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!answer.ok) throw new Error(`the test of the line got ${answer.status}`)
    return (await answer.arrayBuffer()).byteLength
  },
  findWay: () => lineWays.find(soundPath),
  nowMs: () => performance.now(),
}
