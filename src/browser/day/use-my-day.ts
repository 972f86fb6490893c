/** A pupil's own day in a page's hand: from this device at once, then from the server, and kept. */
import { useRef } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { keepAnswer, readHere } from '#browser/device/load-here.ts'
import { type LocalFirst, useLocalFirst } from '#browser/device/use-local-first.ts'
import type { MyDay } from '#contract/day.ts'
import { useFreshReturn } from './use-fresh-return.ts'

export interface OwnDay extends LocalFirst<MyDay> {
  /** When the server was asked for what is shown, by this device's clock; 0: it is this device's own. */
  readonly askedAtMs: number
}

/** `on`: undefined is today, in the school's own zone. */
export function useMyDay(on: string | undefined): OwnDay {
  const asked = useRef(0)
  const answered = useRef(0)
  const loaded = useLocalFirst<MyDay>(`my-day ${on ?? 'today'}`, {
    readHere: () => readHere((code) => code.readDayHere(on ?? null)),
    ask: (signal) => {
      asked.current = Date.now()
      return callApi<MyDay>('/api/day', { query: { on }, signal })
    },
    onAnswer: (day, askedFor) => {
      answered.current = asked.current
      keepAnswer(askedFor, `day ${day.on}`, day)
    },
  })
  useFreshReturn(loaded.reload)
  return { ...loaded, askedAtMs: loaded.keptAtMs === null ? answered.current : 0 }
}
