/**
 * The photos of an attempt, as pages of its answers, and its other files. A photo lies in the satchel under the id that the
 * file will have, so that the answer names it from the beginning and the satchel sends it, in parts,
 * before the answer. A page that is turned or straightened is a new photo in the place of the old one.
 */
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { Satchel, Work } from '#browser/satchel/create-satchel.ts'
import type { Entry, Task } from '#browser/satchel/entry.ts'
import type { OpenSatchel } from '#browser/satchel/own-satchel.ts'
import { filesOfAnswerMax } from '#contract/kept-work-limits.ts'
import type { Id } from '#kernel/ids.ts'

/** Pages and other files of one answer; the school takes no more. */
export const photosMax = filesOfAnswerMax

/** A photo or another file of which this device holds a copy. */
export interface PhotoHere {
  readonly key: Id
  readonly questionId: string
  readonly name: string
  /** An address of this page's memory, for the thumbnail; null until it is read, and of no photo. */
  readonly preview: string | null
  /** Another file than a photo. */
  readonly isFile: boolean
  readonly byteCount: number
  /** Share of it that the school has, in [0, 1]. */
  readonly share: number
  readonly at: 'device' | 'school' | 'refused'
  /** Why the school did not take it. */
  readonly refusal: ApiRefusal | null
}

/** A page that was taken out or made anew, as it can be put back. */
export interface PhotoBefore {
  readonly questionId: string
  readonly key: Id
  /** Where it stood among the pages, from 0. */
  readonly place: number
  /** What stands there instead; null where nothing does. */
  readonly instead: Id | null
  /** Null where the school has it. */
  readonly work: Work | null
}

export interface PhotoSender extends Watched<readonly PhotoHere[]> {
  /** False where no room is left on this device; rejects where the file cannot be read. `isFile`: no photo, and kept as it is. */
  add(questionId: string, file: File, isFile?: true): Promise<boolean>
  retry(key: Id): Promise<void>
  /** The photo's bytes as they lie here; null where they do not. */
  read(key: Id): Promise<Blob | null>
  drop(questionId: string, key: Id): Promise<PhotoBefore>
  /** Another picture in the place of a page, or another file by its name; null where no room is left here. */
  exchange(questionId: string, key: Id, bytes: Blob, name?: string): Promise<PhotoBefore | null>
  /** False where there is no room left for it, among the pages or on this device. */
  putBack(before: PhotoBefore): Promise<boolean>
}

interface Seen {
  readonly name: string
  readonly preview: string | null
}

export interface PhotoSenderOptions {
  readonly attemptId: Id
  readonly open: OpenSatchel
  readonly mintId: () => Id
  /** Makes a photo light before it is kept. */
  readonly lighten: (file: File) => Promise<Blob>
  /** The photos that the answer to a question names, in the order of its pages. */
  readonly pagesOf: (questionId: string) => readonly Id[]
  readonly setPages: (questionId: string, pages: readonly Id[]) => void
}

export function createPhotoSender(options: PhotoSenderOptions): PhotoSender {
  const { attemptId, open, pagesOf, setPages } = options
  const { satchel } = open
  const photosHere = (): Entry[] =>
    satchel.view().entries.filter((one) => one.attemptId === attemptId && one.task.kind === 'photo')
  const watched = watchPhotos(satchel, photosHere)

  const keep = async (task: PhotoTask, name: string, picture: Blob): Promise<Id | null> => {
    const bytes = new Uint8Array(await inTime(picture.arrayBuffer(), readMsMax))
    const load = { kind: 'photo', name: name.slice(-200), bytes } as const
    const work = { id: options.mintId(), attemptId, task, load }
    return (await satchel.keep([work])) === 'full' ? null : work.id
  }
  /** What is needed to send it again; the answer has to name it no more before it goes. */
  const workOf = async (key: Id): Promise<Work | null> => {
    const entry = photosHere().find((one) => one.id === key)
    if (entry === undefined || entry.where.at === 'school') return null
    const load = await satchel.loadOf(key)
    return load === null ? null : { id: key, attemptId, task: entry.task, load }
  }
  const takeAway = async (
    questionId: string,
    key: Id,
    instead: Id | null,
  ): Promise<PhotoBefore> => {
    const pages = pagesOf(questionId)
    const work = await workOf(key)
    setPages(
      questionId,
      pages.flatMap((one) => (one === key ? (instead ?? []) : one)),
    )
    if (work !== null) await satchel.remove([key])
    return { questionId, key, place: pages.indexOf(key), instead, work }
  }

  return {
    ...watched,
    async add(questionId, file, isFile) {
      // Too large a picture for this device goes as it is.
      const light = (): Promise<Blob> => inTime(options.lighten(file), lightenMsMax)
      const bytes = isFile ? file : await light().catch(() => file)
      const id = await keep({ kind: 'photo', questionId, isFile }, file.name || 'photo.jpg', bytes)
      if (id === null) return false
      setPages(questionId, [...pagesOf(questionId), id])
      open.wake()
      return true
    },
    async retry(key) {
      const work = await workOf(key)
      if (work !== null) await satchel.keep([work])
      open.wake()
    },
    async read(key) {
      const load = await satchel.loadOf(key)
      return load?.kind === 'photo' ? new Blob([load.bytes]) : null
    },
    drop: (questionId, key) => takeAway(questionId, key, null),
    async exchange(questionId, key, bytes, name) {
      const isFile = name === undefined ? undefined : true
      const id = await keep({ kind: 'photo', questionId, isFile }, name ?? 'page.jpg', bytes)
      if (id === null) return null
      const before = await takeAway(questionId, key, id)
      open.wake()
      return before
    },
    async putBack({ questionId, key, place, instead, work }) {
      const pages = pagesOf(questionId)
      const stands = instead !== null && pages.includes(instead)
      if (!stands && pages.length >= photosMax) return false
      if (work !== null && (await satchel.keep([work])) === 'full') return false
      if (stands) await takeAway(questionId, instead, key)
      else setPages(questionId, [...pages.slice(0, place), key, ...pages.slice(place)])
      open.wake()
      return true
    },
  }
}

/** A file that lies elsewhere (a cloud behind the phone's folder) may come slowly, or never. */
const readMsMax = 60_000
const lightenMsMax = 30_000

/** Nothing that a copy waits for may last for ever. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new DOMException('', 'TimeoutError')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

type PhotoTask = Extract<Task, { kind: 'photo' }>

/** What lies here of an attempt's photos, with a picture of each, for as long as it lies here. */
function watchPhotos(
  satchel: Satchel,
  photosHere: () => readonly Entry[],
): Watched<readonly PhotoHere[]> {
  const seen = new Map<Id, Seen>()
  /** Files by their last state: one whose copy here was forgotten is at school, and still no photo. */
  const files = new Map<Id, PhotoHere>()
  const look = (): PhotoHere[] => {
    const here = lookHere()
    for (const one of here) if (one.isFile) files.set(one.key, one)
    const keys = new Set(here.map(({ key }) => key))
    const gone = [...files.values()].filter(({ key }) => !keys.has(key))
    return [...here, ...gone.map((one) => ({ ...one, at: 'school', refusal: null }) as const)]
  }
  const lookHere = (): PhotoHere[] =>
    photosHere().flatMap((entry) =>
      entry.task.kind === 'photo'
        ? [
            {
              key: entry.id,
              questionId: entry.task.questionId,
              name: seen.get(entry.id)?.name ?? '',
              preview: seen.get(entry.id)?.preview ?? null,
              isFile: entry.task.isFile === true,
              byteCount: entry.byteCount,
              share: entry.byteCount === 0 ? 0 : entry.sentBytes / entry.byteCount,
              at: entry.where.at,
              refusal: entry.where.at === 'refused' ? entry.where.refusal : null,
            },
          ]
        : [],
    )
  const watched = createWatched<readonly PhotoHere[]>(look())
  const tell = (): void => watched.set(look())

  /** Photos of before a reload, or of another tab, are read from the disk once, to be shown. */
  const readUnseen = async (): Promise<void> => {
    for (const { id, task } of photosHere()) {
      if (seen.has(id) || task.kind !== 'photo') continue
      const load = await satchel.loadOf(id)
      if (load?.kind !== 'photo') continue
      const preview = task.isFile ? null : URL.createObjectURL(new Blob([load.bytes]))
      seen.set(id, { name: load.name, preview })
      tell()
    }
  }
  const follow = (): void => {
    const here = new Set(photosHere().map((entry) => entry.id))
    for (const [id, { preview }] of seen) {
      if (here.has(id)) continue
      if (preview !== null) URL.revokeObjectURL(preview)
      seen.delete(id)
    }
    tell()
    void readUnseen()
  }
  satchel.subscribe(follow)
  follow()
  return watched
}
