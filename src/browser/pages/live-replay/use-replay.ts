/** A replay in a page's hand: where it is, whether it plays and how fast. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { readKeptVoice } from '#browser/live/kept-replay.ts'
import { piecesFromSchool } from '#browser/live/replay-pieces.ts'
import { openReplaySound, type ReplaySound } from '#browser/live/replay-sound.ts'
import { clockAt, createReplayView, replayLengthMs } from '#browser/live/replay-timeline.ts'
import type { Replay } from '#contract/live-replay.ts'

/** How often the board follows the sound. */
const stepMs = 100

export const speeds = [1, 1.25, 1.5] as const
export type Speed = (typeof speeds)[number]

/** From this device where it is kept, else from the school. */
async function readVoice(lessonId: string, id: string): Promise<ArrayBuffer> {
  const kept = await readKeptVoice(lessonId, id)
  const bytes = kept ?? (await piecesFromSchool(lessonId).voice(id))
  if (bytes === null) throw new Error('the voice did not come')
  return bytes
}

export function useReplay(lessonId: string, replay: Replay) {
  const { spans } = replay
  const lengthMs = replayLengthMs(spans)
  const [placeMs, setPlace] = useState(0)
  const [speed, setSpeed] = useState<Speed>(1)
  /** From where it plays; null: it stands. */
  const [run, setRun] = useState<{ readonly fromMs: number } | null>(null)
  const viewAt = useMemo(() => createReplayView(replay), [replay])
  const sound = useRef<ReplaySound | null>(null)
  useEffect(
    () => () => {
      sound.current?.close()
      sound.current = null
    },
    [],
  )

  useEffect(() => {
    if (run === null) return
    let place = run.fromMs
    let sinceMs = performance.now()
    sound.current?.play(clockAt(spans, place), speed)
    const timer = setInterval(() => {
      const nowMs = performance.now()
      const before = clockAt(spans, place)
      place = Math.min(lengthMs, place + (nowMs - sinceMs) * speed)
      sinceMs = nowMs
      const clock = clockAt(spans, place)
      // Over a pause of the recording the sound is set anew.
      if (clock - before > stepMs * 20) sound.current?.play(clock, speed)
      else sound.current?.follow(clock)
      setPlace(place)
      if (place >= lengthMs) setRun(null)
    }, stepMs)
    return () => {
      clearInterval(timer)
      sound.current?.pause()
    }
  }, [run, speed, spans, lengthMs])

  return {
    lengthMs,
    placeMs,
    isPlaying: run !== null,
    speed,
    view: viewAt(clockAt(spans, placeMs)),
    toggle(): void {
      const fromMs = placeMs >= lengthMs ? 0 : placeMs
      setPlace(fromMs)
      // In the handler of a press, so that the browser lets it sound.
      sound.current ??= openReplaySound(replay.voices, (id) => readVoice(lessonId, id))
      setRun(run === null ? { fromMs } : null)
    },
    /** What plays goes on from there. */
    seek(toMs: number): void {
      const fromMs = Math.min(lengthMs, Math.max(0, toMs))
      setPlace(fromMs)
      if (run !== null) setRun({ fromMs })
    },
    changeSpeed(next: Speed): void {
      if (run !== null) setRun({ fromMs: placeMs })
      setSpeed(next)
    },
  }
}
