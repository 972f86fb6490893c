/**
 * Which voices of a replay are heard when: pieces are fetched and decoded shortly before, and each is set to
 * its moment. What sounds is handed in, so that poor lines can be tried out.
 */
import { retryDelayMs } from '#browser/satchel/retry-delay.ts'
import type { Replay } from '#contract/live-replay.ts'

/** Pieces that begin within this are made ready. */
const aheadMs = 15_000
/** A piece of a voice is some ten seconds; a longer gap in it is cut. */
export const replayVoiceMsMax = 30_000

type Voice = Pick<Replay['voices'][number], 'id' | 'from'>

/** What of the browser is needed. */
export interface ReplayVoicesOutside<Piece> {
  /** The bytes of a piece, from here or from the school; rejects where they do not come. */
  readonly read: (id: string) => Promise<ArrayBuffer>
  /** Null where nothing in it is to be heard. */
  readonly decode: (bytes: ArrayBuffer) => Promise<Piece | null>
  /** The clock of the device's sound, in seconds. */
  readonly soundNow: () => number
  /** `when` may be past: then its rest is heard. Answers how it is ended. */
  readonly sound: (
    piece: Piece,
    at: { readonly when: number; readonly speed: number },
  ) => () => void
  readonly nowMs: () => number
  /** In [0, 1). */
  readonly random: () => number
}

export interface ReplayVoices {
  /** From this moment of the server's clock on. */
  play(atMs: number, speed: number): void
  pause(): void
  /** Where it has come to: fetches what is heard next. */
  follow(atMs: number): void
}

/** A run from a moment of the server's clock, at which the sound's own clock was `since`. */
interface Run {
  readonly atMs: number
  readonly since: number
  readonly speed: number
  /** What was begun, and how it ends; null: on its way, or nothing in it is to be heard. */
  readonly begun: Map<string, (() => void) | null>
  /** What did not come, and when it is tried again. */
  readonly failed: Map<string, { readonly failures: number; readonly againAtMs: number }>
}

export function createReplayVoices<Piece>(
  voices: readonly Voice[],
  outside: ReplayVoicesOutside<Piece>,
): ReplayVoices {
  const pieces = new Map<string, Promise<Piece | null>>()
  let run: Run | null = null

  function pieceOf(id: string): Promise<Piece | null> {
    const known = pieces.get(id)
    if (known !== undefined) return known
    const made = outside.read(id).then(outside.decode)
    pieces.set(id, made)
    return made
  }

  /** Tried again by `follow`, later each time, as long as it would still be heard. */
  function putOff(id: string, of: Run): void {
    const failures = (of.failed.get(id)?.failures ?? 0) + 1
    const againAtMs = outside.nowMs() + retryDelayMs(failures, null, outside.random())
    of.failed.set(id, { failures, againAtMs })
    of.begun.delete(id)
  }

  async function begin(voice: Voice, of: Run): Promise<void> {
    of.begun.set(voice.id, null)
    const asked = pieceOf(voice.id)
    let piece: Piece | null
    try {
      piece = await asked
    } catch {
      if (pieces.get(voice.id) === asked) pieces.delete(voice.id)
      return putOff(voice.id, of)
    }
    if (run !== of || piece === null) return
    const when = of.since + (voice.from - of.atMs) / 1_000 / of.speed
    of.begun.set(voice.id, outside.sound(piece, { when, speed: of.speed }))
  }

  function pause(): void {
    for (const end of run?.begun.values() ?? []) end?.()
    run = null
  }

  function follow(atMs: number): void {
    if (run === null) return
    for (const voice of voices) {
      const isNear = voice.from <= atMs + aheadMs && voice.from + replayVoiceMsMax >= atMs
      const mayTry = outside.nowMs() >= (run.failed.get(voice.id)?.againAtMs ?? 0)
      if (isNear && mayTry && !run.begun.has(voice.id)) void begin(voice, run)
      if (voice.from + replayVoiceMsMax * 2 < atMs) pieces.delete(voice.id)
    }
  }

  return {
    play(atMs, speed) {
      pause()
      const since = outside.soundNow()
      run = { atMs, since, speed, begun: new Map(), failed: new Map() }
      follow(atMs)
    },
    pause,
    follow,
  }
}
