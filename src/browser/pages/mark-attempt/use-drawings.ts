/**
 * What is drawn on the photos and PDFs of one copy, in the page's hand: on the screen at once, sent until the
 * server has it, and still there for whoever leaves the page without a line and comes back.
 */
import { useRef, useState } from 'preact/hooks'
import { pagesOf } from '#browser/annotations/pages-of.ts'
import { callApi } from '#browser/api/call-api.ts'
import { isPicture } from '#browser/content/is-picture.ts'
import { useValueKeeper } from '#browser/teach/use-value-keeper.ts'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import { annotationsMaxOfPdf, annotationsMaxOfPhoto } from '#contract/annotation-limits.ts'
import type { Annotation, Shape } from '#contract/annotations.ts'
import type { FileSummary } from '#contract/resources.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import {
  beginHistory,
  type Drawing,
  type DrawingHistory,
  putThing,
  redoStep,
  takeThing,
  undoStep,
} from './drawing-history.ts'

type Save = Drawing['save']

/** What no server has yet, by copy and annotation; an entry goes when its answer comes. */
const inHand = new Map<string, Map<string, Save>>()

/** What the server gave, with what this browser has still to send. */
export function withUnsent(
  given: readonly Annotation[],
  unsent: Iterable<Save>,
): readonly Annotation[] {
  const all = new Map(given.map((one) => [one.id, one]))
  for (const { id, photoId, page, version, shape } of unsent) {
    if (version <= (all.get(id)?.version ?? 0)) continue
    if (shape === null) all.delete(id)
    else all.set(id, { id, photoId, page, version, shape })
  }
  return [...all.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

function unsentOf(attemptId: string): Map<string, Save> {
  const unsent = inHand.get(attemptId) ?? new Map<string, Save>()
  inHand.set(attemptId, unsent)
  return unsent
}

function useDrawingKeeper(attemptId: string) {
  const [states, setStates] = useState<ReadonlyMap<string, KeptState>>(new Map())
  const [unsent] = useState(() => unsentOf(attemptId))
  const keeper = useValueKeeper<Save>(`drawings ${attemptId}`, () => ({
    onState(id, state) {
      if (state.kind === 'refused') unsent.delete(id)
      setStates((all) => new Map(all).set(id, state))
    },
    async send(id, save) {
      const { photoId, page, version, shape } = save
      const path = `/api/attempts/${attemptId}/photos/${photoId}/annotations/${id}`
      const result = await callApi(path, { method: 'PUT', body: { version, shape, page } })
      // Whoever left and came back may have a newer one on its way.
      if (result.ok && unsent.get(id) === save) unsent.delete(id)
      return result
    },
  }))
  const save = (one: Save): void => {
    unsent.set(one.id, one)
    void keeper.save(one.id, one)
  }
  return { save, state: worstOf([...states.values()]) }
}

const gravest = ['refused', 'waiting', 'saving', 'saved'] as const

function worstOf(states: readonly KeptState[]): KeptState | null {
  const worst = gravest.find((kind) => states.some((state) => state.kind === kind))
  return states.find((state) => state.kind === worst) ?? null
}

/** What is drawn on one photo, or on one page of a PDF. */
export interface SheetDrawings {
  readonly standing: readonly Annotation[]
  /** How many more its photo or PDF takes. */
  readonly room: number
  readonly canUndo: boolean
  readonly canRedo: boolean
  put(shape: Shape): void
  take(one: Annotation): void
  undo(): void
  redo(): void
}

export interface Drawings {
  readonly state: KeptState | null
  /** `page` is 1 for a photo. */
  of(file: FileSummary, page: number): SheetDrawings
  /** Pages of a PDF on which something stands, in order. */
  drawnPages(file: FileSummary): readonly number[]
}

const sheetKey = (photoId: string, page: number): string => `${photoId} ${page}`

export function useDrawings(attemptId: string, given: readonly Annotation[]): Drawings {
  const { save, state } = useDrawingKeeper(attemptId)
  const [begun] = useState(() => withUnsent(given, inHand.get(attemptId)?.values() ?? []))
  const [histories, setHistories] = useState<ReadonlyMap<string, DrawingHistory>>(new Map())
  // Two strokes may come before the page is drawn again: each goes on from the one before.
  const latest = useRef(histories)
  const standingOn = (file: FileSummary): readonly Annotation[] => [
    ...begun.filter(
      ({ photoId, page }) => photoId === file.id && !latest.current.has(sheetKey(photoId, page)),
    ),
    ...[...latest.current.values()].flatMap(({ standing }) =>
      standing.filter(({ photoId }) => photoId === file.id),
    ),
  ]
  return {
    state,
    drawnPages: (file) => pagesOf(standingOn(file)),
    of(file, page) {
      const photoId = file.id
      const key = sheetKey(photoId, page)
      const read = (): DrawingHistory =>
        latest.current.get(key) ??
        beginHistory(begun.filter((one) => one.photoId === photoId && one.page === page))
      const go = (drawing: Drawing | null): void => {
        if (drawing === null) return
        latest.current = new Map(latest.current).set(key, drawing.history)
        setHistories(latest.current)
        save(drawing.save)
      }
      const history = read()
      return {
        standing: history.standing,
        room:
          (isPicture(file) ? annotationsMaxOfPhoto : annotationsMaxOfPdf) - standingOn(file).length,
        canUndo: history.done.length > 0,
        canRedo: history.undone.length > 0,
        put(shape) {
          const id = mintId({ now: Date.now }, systemRandom)
          go(putThing(read(), { id, photoId, page, shape }))
        },
        take: (one) => go(takeThing(read(), one)),
        undo: () => go(undoStep(read())),
        redo: () => go(redoStep(read())),
      }
    },
  }
}
