/** A log while it is read: which days, which course, and what the server has of it. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { useViewer } from '#browser/viewer.ts'
import type { LogLesson } from '#contract/lesson-log.ts'
import { type Day, dayOf } from '#kernel/calendar-day.ts'
import { isWholeSpan, type LogSpan, spanAround } from './log-span.ts'

export interface UsedLog<Log> {
  readonly today: Day
  readonly span: LogSpan
  readonly setSpan: (span: LogSpan) => void
  /** The days that are shown, while others are being typed. */
  readonly shownSpan: LogSpan
  /** Empty: all courses. */
  readonly courseId: string
  readonly setCourseId: (courseId: string) => void
  readonly loaded: Loaded<Log>
  /** What was read last, while other days are on their way: its name and its courses hold. */
  readonly known: Log | null
  readonly lessonsOf: (log: { readonly lessons: readonly LogLesson[] }) => readonly LogLesson[]
}

/** `path` without its days. Half-typed days ask nothing: the last whole ones stay. */
export function useLog<Log>(path: string): UsedLog<Log> {
  const viewer = useViewer()
  const zone = viewer.state === 'known' ? viewer.me.schools[0]?.timeZone : undefined
  const today = dayOf(Date.now(), zone ?? 'Europe/Paris')
  const [span, setSpan] = useState(() => spanAround('week', today))
  const [courseId, setCourseId] = useState('')
  const shown = useRef(span)
  if (isWholeSpan(span)) shown.current = span
  const { from, until } = shown.current
  const loaded = useLoad<Log>(`${path} ${from} ${until}`, (signal) =>
    callApi<Log>(path, { query: { from, until }, signal }),
  )
  useFreshReturn(loaded.reload)
  const last = useRef<{ readonly path: string; readonly log: Log } | null>(null)
  if (loaded.load.state === 'ready') last.current = { path, log: loaded.load.value }
  return {
    today,
    span,
    setSpan,
    shownSpan: shown.current,
    courseId,
    setCourseId,
    loaded,
    known: last.current?.path === path ? last.current.log : null,
    lessonsOf: ({ lessons }) =>
      courseId === '' ? lessons : lessons.filter((one) => one.courseId === courseId),
  }
}
