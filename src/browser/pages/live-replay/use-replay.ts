/** A replay in a page's hand: where it is, whether it plays and how fast. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { openReplaySound, type ReplaySound } from '#browser/live/replay-sound.ts'
import { clockAt, createReplayView, replayLengthMs } from '#browser/live/replay-timeline.ts'
import type { Replay } from '#contract/live-replay.ts'

/** How often the board follows the sound. */
const stepMs = 100

export const speeds = [1, 1.25, 1.5] as const
export type Speed = (typeof speeds)[number]

export function useReplay(lessonId: string, replay: Replay) {
  const { spans } = replay
  const lengthMs = replayLengthMs(spans)
  const [placeMs, setPlace] = useState(0)
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>(1)
  const viewAt = useMemo(() => createReplayView(replay), [replay])
  const sound = useRef<ReplaySound | null>(null)
  useEffect(
    () => () => {
      sound.current?.close()
      sound.current = null
    },
    [],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: where it is moves with each step; the step itself goes on.
  useEffect(() => {
    if (!isPlaying) return
    let place = placeMs
    let sinceMs = performance.now()
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
      if (place >= lengthMs) setPlaying(false)
    }, stepMs)
    return () => {
      clearInterval(timer)
      sound.current?.pause()
    }
  }, [isPlaying, speed, spans])

  const play = (fromMs: number, atSpeed: Speed): void => {
    sound.current ??= openReplaySound(lessonId, replay.voices)
    sound.current.play(clockAt(spans, fromMs), atSpeed)
  }
  return {
    lengthMs,
    placeMs,
    isPlaying,
    speed,
    view: viewAt(clockAt(spans, placeMs)),
    toggle(): void {
      const from = placeMs >= lengthMs ? 0 : placeMs
      setPlace(from)
      if (!isPlaying) play(from, speed)
      setPlaying(!isPlaying)
    },
    /** Stops there: from a new place on it is played by a press. */
    seek(toMs: number): void {
      setPlaying(false)
      setPlace(Math.min(lengthMs, Math.max(0, toMs)))
    },
    changeSpeed(next: Speed): void {
      setPlaying(false)
      setSpeed(next)
    },
  }
}
