/**
 * Photos of an attempt that the school does not have yet, by question. A photo lies in the satchel
 * under the id that the file will have, so that the answer names it from the beginning and the
 * satchel sends it, in parts, before the answer.
 */
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { Entry } from '#browser/satchel/entry.ts'
import type { OpenSatchel } from '#browser/satchel/own-satchel.ts'
import type { Id } from '#kernel/ids.ts'

export interface PhotoUnderWay {
  readonly key: Id
  readonly questionId: string
  readonly name: string
  /** An address of this page's memory, for the thumbnail; null until it is read from the disk. */
  readonly preview: string | null
  /** Share of it that the school has, in [0, 1]. */
  readonly share: number
  /** Null while it waits or is being sent. */
  readonly refusal: ApiRefusal | null
}

export interface PhotoSender extends Watched<readonly PhotoUnderWay[]> {
  /** False where no room is left on this device. */
  add(questionId: string, file: File): Promise<boolean>
  retry(key: Id): Promise<void>
  drop(key: Id): Promise<void>
}

interface Seen {
  readonly name: string
  readonly preview: string
}

export function createPhotoSender(options: {
  attemptId: Id
  open: OpenSatchel
  mintId: () => Id
  /** Makes a photo light before it is kept. */
  lighten: (file: File) => Promise<Blob>
  onKept: (questionId: string, photoId: Id) => void
  onDropped: (questionId: string, photoId: Id) => void
}): PhotoSender {
  const { attemptId, open } = options
  const { satchel } = open
  const seen = new Map<Id, Seen>()

  const photosHere = (): Entry[] =>
    satchel
      .view()
      .entries.filter((one) => one.attemptId === attemptId && one.task.kind === 'photo')
      .filter((one) => one.where.at !== 'school')

  const look = (): PhotoUnderWay[] =>
    photosHere().flatMap((entry) =>
      entry.task.kind === 'photo'
        ? [
            {
              key: entry.id,
              questionId: entry.task.questionId,
              name: seen.get(entry.id)?.name ?? '',
              preview: seen.get(entry.id)?.preview ?? null,
              share: entry.byteCount === 0 ? 0 : entry.sentBytes / entry.byteCount,
              refusal: entry.where.at === 'refused' ? entry.where.refusal : null,
            },
          ]
        : [],
    )
  const watched = createWatched<readonly PhotoUnderWay[]>(look())
  const tell = (): void => watched.set(look())

  /** Photos of before a reload, or of another tab, are read from the disk once, to be shown. */
  const readUnseen = async (): Promise<void> => {
    for (const { id } of photosHere()) {
      if (seen.has(id)) continue
      const load = await satchel.loadOf(id)
      if (load?.kind !== 'photo') continue
      seen.set(id, { name: load.name, preview: URL.createObjectURL(new Blob([load.bytes])) })
      tell()
    }
  }
  const follow = (): void => {
    const here = new Set(photosHere().map((entry) => entry.id))
    for (const [id, { preview }] of seen) {
      if (here.has(id)) continue
      URL.revokeObjectURL(preview)
      seen.delete(id)
    }
    tell()
    void readUnseen()
  }
  satchel.subscribe(follow)
  follow()

  return {
    ...watched,
    async add(questionId, file) {
      const light = await options.lighten(file)
      const bytes = new Uint8Array(await light.arrayBuffer())
      const id = options.mintId()
      const name = file.name === '' ? 'photo.jpg' : file.name.slice(-200)
      const kept = await satchel.keep([
        {
          id,
          attemptId,
          task: { kind: 'photo', questionId },
          load: { kind: 'photo', name, bytes },
        },
      ])
      if (kept === 'full') return false
      options.onKept(questionId, id)
      open.wake()
      return true
    },
    async retry(key) {
      const entry = photosHere().find((one) => one.id === key)
      const load = await satchel.loadOf(key)
      if (entry === undefined || load === null) return
      await satchel.keep([{ id: key, attemptId, task: entry.task, load }])
      open.wake()
    },
    async drop(key) {
      const entry = photosHere().find((one) => one.id === key)
      if (entry?.task.kind !== 'photo') return
      options.onDropped(entry.task.questionId, key)
      await satchel.remove([key])
    },
  }
}
