/**
 * Recorded classes that a reader keeps on a device of their own, to see them again without a line. What
 * is kept follows what the school shows: a voice that is no longer in the replay goes from here too, and
 * the whole on the day on which the recording goes.
 */
import { isQuotaError } from '#browser/device/fetch-packs.ts'
import type { Keep, KeptSlide } from '#browser/device/keep.ts'
import { keepInFront } from '#browser/device/keep-in-front.ts'
import type { Replay } from '#contract/live-replay.ts'

const replayPrefix = 'replay '

const replayKey = (lessonId: string) => `replay ${lessonId}` as const
const voiceKey = (lessonId: string, id: string) => `voice ${lessonId} ${id}` as const
const slideKey = (lessonId: string, id: string) => `slide ${lessonId} ${id}` as const

/** Null: it did not come, for now. */
export interface ReplayPieces {
  readonly voice: (id: string) => Promise<ArrayBuffer | null>
  readonly slide: (id: string) => Promise<KeptSlide | null>
}

/** `full`: the device has no room left. `stopped`: the line is gone, or the reader stopped it. */
export type KeepOutcome = 'kept' | 'full' | 'stopped'

/** Slides that lie on the board at any time of the replay. */
export function slidesOf({ events }: Pick<Replay, 'events'>): readonly string[] {
  const laid = events.flatMap(({ act }) => (act.kind === 'lay' ? act.places : []))
  return [...new Set(laid.flatMap(({ slideId }) => (slideId === null ? [] : [slideId])))]
}

/** The keys of all that a replay needs. */
function keysOf(lessonId: string, replay: Replay): readonly string[] {
  return [
    ...replay.voices.map(({ id }) => voiceKey(lessonId, id)),
    ...slidesOf(replay).map((id) => slideKey(lessonId, id)),
  ]
}

const isOfLesson = (lessonId: string) => (key: string) =>
  key === replayKey(lessonId) ||
  key.startsWith(`voice ${lessonId} `) ||
  key.startsWith(`slide ${lessonId} `)

export async function forgetReplay(keep: Keep, lessonId: string): Promise<void> {
  await keep.delete((await keep.keys()).filter(isOfLesson(lessonId)))
}

/**
 * Fetches what is not here yet, one after another. What came before it was stopped waits for the next try,
 * under the same rules as a whole one: it goes on the same day. Of a slide that was taken away nothing can
 * be kept.
 */
export async function keepReplay(
  keep: Keep,
  { lessonId, replay }: { readonly lessonId: string; readonly replay: Replay },
  pieces: ReplayPieces,
  going: { readonly signal: AbortSignal; onStep(done: number, total: number): void },
): Promise<KeepOutcome> {
  const here = new Set(await keep.keys())
  const slides = slidesOf(replay)
  const total = replay.voices.length + slides.length
  let done = 0
  const step = (): void => going.onStep(++done, total)
  try {
    await keep.put(replayKey(lessonId), { replay, isWhole: false })
    for (const { id } of replay.voices) {
      const key = voiceKey(lessonId, id)
      if (!here.has(key)) {
        if (going.signal.aborted) return 'stopped'
        const bytes = await pieces.voice(id)
        if (bytes === null) return 'stopped'
        await keep.put(key, bytes)
      }
      step()
    }
    for (const id of slides) {
      const key = slideKey(lessonId, id)
      if (!here.has(key)) {
        if (going.signal.aborted) return 'stopped'
        const slide = await pieces.slide(id)
        if (slide !== null) await keep.put(key, slide)
      }
      step()
    }
    await keep.put(replayKey(lessonId), { replay, isWhole: true })
    return 'kept'
  } catch (error) {
    if (!isQuotaError(error)) throw error
    // Half a class helps nobody, and others need the room.
    await forgetReplay(keep, lessonId)
    return 'full'
  }
}

/** The server's newest word on a replay that is kept here: what is no longer in it goes. */
export async function renewReplay(keep: Keep, lessonId: string, replay: Replay): Promise<void> {
  const before = await keep.get(replayKey(lessonId))
  if (before === null) return
  const needed = new Set([replayKey(lessonId), ...keysOf(lessonId, replay)])
  const spare = (await keep.keys()).filter((key) => isOfLesson(lessonId)(key) && !needed.has(key))
  await keep.delete(spare)
  await keep.put(replayKey(lessonId), { replay, isWhole: before.value.isWhole })
}

/** The lessons of whose recorded class something is kept here. */
export async function keptReplays(keep: Keep): Promise<readonly string[]> {
  const keys = (await keep.keys()).filter((key) => key.startsWith(replayPrefix))
  return keys.map((key) => key.slice(replayPrefix.length))
}

/** Recordings whose day has come, by this device's clock. */
export async function forgetOldReplays(keep: Keep, nowMs: number): Promise<void> {
  for (const lessonId of await keptReplays(keep)) {
    const kept = await keep.get(replayKey(lessonId))
    if (kept !== null && Date.parse(kept.value.replay.goesAt) <= nowMs)
      await forgetReplay(keep, lessonId)
  }
}

/** Null: it is not kept here, or not whole. Never throws. */
export async function readKeptReplay(lessonId: string) {
  const kept = await keepInFront()
    .then((keep) => keep?.get(replayKey(lessonId)))
    .catch(() => null)
  if (kept == null) return null
  const { isWhole, replay } = kept.value
  const isShown = isWhole && Date.parse(replay.goesAt) > Date.now()
  return isShown ? { value: replay, keptAtMs: kept.keptAtMs } : null
}

/** Null: it does not lie here. Never throws. */
export function readKeptVoice(lessonId: string, id: string): Promise<ArrayBuffer | null> {
  return keepInFront()
    .then(async (keep) => (await keep?.get(voiceKey(lessonId, id)))?.value ?? null)
    .catch(() => null)
}

/** Null: it does not lie here. Never throws. */
export function readKeptSlide(lessonId: string, id: string): Promise<KeptSlide | null> {
  return keepInFront()
    .then(async (keep) => (await keep?.get(slideKey(lessonId, id)))?.value ?? null)
    .catch(() => null)
}
