/**
 * What stands on one photo or page and what was done to it on this page, to undo and to do again. Each change
 * says what is to be saved; versions only go up, so that the server never needs the order.
 */
import type { Annotation, SaveAnnotation } from '#contract/annotations.ts'

/** Steps that can be undone. */
const stepsMax = 500

type Thing = Omit<Annotation, 'version'>

interface Step {
  readonly thing: Thing
  /** False: it was taken away. */
  readonly puts: boolean
}

export interface DrawingHistory {
  readonly standing: readonly Annotation[]
  /** The last version of everything that ever stood here. */
  readonly versions: ReadonlyMap<string, number>
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
}

export interface Drawing {
  readonly history: DrawingHistory
  readonly save: SaveAnnotation & {
    readonly id: string
    readonly photoId: string
    readonly page: number
  }
}

export function beginHistory(standing: readonly Annotation[]): DrawingHistory {
  const versions = new Map(standing.map((one) => [one.id, one.version]))
  return { standing, versions, done: [], undone: [] }
}

function change(history: DrawingHistory, { thing, puts }: Step): Drawing {
  const { id, photoId, page, shape } = thing
  const version = (history.versions.get(id) ?? 0) + 1
  const others = history.standing.filter((one) => one.id !== id)
  const standing = puts ? [...others, { id, photoId, page, shape, version }] : others
  // Ids are minted in the order of time, in which the server gives them too.
  const inOrder = [...standing].sort((one, other) => (one.id < other.id ? -1 : 1))
  const versions = new Map(history.versions).set(id, version)
  return {
    history: { ...history, standing: inOrder, versions },
    save: { id, photoId, page, version, shape: puts ? shape : null },
  }
}

function doStep(history: DrawingHistory, step: Step): Drawing {
  const drawing = change(history, step)
  const done = [...history.done, step].slice(-stepsMax)
  return { ...drawing, history: { ...drawing.history, done, undone: [] } }
}

export function putThing(history: DrawingHistory, thing: Thing): Drawing {
  return doStep(history, { thing, puts: true })
}

export function takeThing(history: DrawingHistory, thing: Thing): Drawing {
  return doStep(history, { thing, puts: false })
}

/** Null where nothing was done. */
export function undoStep(history: DrawingHistory): Drawing | null {
  const step = history.done.at(-1)
  if (step === undefined) return null
  const drawing = change(history, { ...step, puts: !step.puts })
  const [done, undone] = [history.done.slice(0, -1), [...history.undone, step]]
  return { ...drawing, history: { ...drawing.history, done, undone } }
}

/** Null where nothing was undone since. */
export function redoStep(history: DrawingHistory): Drawing | null {
  const step = history.undone.at(-1)
  if (step === undefined) return null
  const drawing = change(history, step)
  const [done, undone] = [[...history.done, step], history.undone.slice(0, -1)]
  return { ...drawing, history: { ...drawing.history, done, undone } }
}
