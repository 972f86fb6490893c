/**
 * Asks what a lesson would meet in another place before it goes there. Nothing is forbidden: once its
 * clashes were told, the next press moves it all the same; in another place they are asked for anew.
 */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { LessonClash, PlaceClashes } from '#contract/dated-clashes.ts'
import type { Day } from '#kernel/calendar-day.ts'

export interface LessonPlace {
  readonly onDate: Day
  /** 'HH:MM'. */
  readonly starts: string
  readonly ends: string
  readonly room: string | null
}

export interface ToldClashes {
  /** What was told of this place; null: nothing was. */
  at(place: LessonPlace): PlaceClashes | null
  /** `kind`: clashes of this kind alone are worth telling, and no day off; null: all. */
  before(
    place: LessonPlace,
    change: () => Promise<ApiResult<unknown>>,
    kind: LessonClash['kind'] | null,
  ): Promise<ApiResult<'told' | 'done'>>
}

export function useToldClashes(lessonId: string): ToldClashes {
  const [told, setTold] = useState<{ key: string; met: PlaceClashes } | null>(null)
  const at = (place: LessonPlace) => (told?.key === keyOf(place) ? told.met : null)
  return {
    at,
    async before(place, change, kind) {
      if (at(place) === null) {
        const query = { ...place, room: place.room ?? undefined }
        const found = await callApi<PlaceClashes>(`/api/lessons/${lessonId}/clashes`, { query })
        if (!found.ok) return found
        const clashes = found.value.clashes.filter((clash) => kind === null || clash.kind === kind)
        const dayOff = kind === null ? found.value.dayOff : null
        if (clashes.length > 0 || dayOff !== null) {
          setTold({ key: keyOf(place), met: { clashes, dayOff } })
          return { ok: true, value: 'told' }
        }
      }
      const changed = await change()
      return changed.ok ? { ok: true, value: 'done' } : changed
    },
  }
}

function keyOf({ onDate, starts, ends, room }: LessonPlace): string {
  return [onDate, starts, ends, room ?? ''].join(' ')
}
