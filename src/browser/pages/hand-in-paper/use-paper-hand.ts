/**
 * A paper copy in a teacher's hand: its photos, on this page only until the school has them, and what
 * they say of it. Leaving the page while something is in hand is asked about.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import { shrinkPhoto } from '#browser/photos/shrink-photo.ts'
import type { Receipt } from '#contract/exercises.ts'
import { type PaperDesk, paperPhotosMax } from '#contract/paper-copies.ts'
import { instantOf, wallClockOf } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { type PaperSaid, paperProblem } from './paper-problem.ts'
import { createPaperSender, type PaperPhoto } from './paper-upload.ts'

export interface ShownPhoto extends PaperPhoto {
  /** An address of this page's memory. */
  readonly preview: string
}

const freshId = (): Id => mintId({ now: Date.now }, systemRandom)

function onPaperAt({ when, day, time }: PaperSaid, timeZone: string): string | null {
  if (when === 'now') return null
  return new Date(instantOf(day, time, timeZone)).toISOString()
}

/** The photos, with pictures of them for as long as the page stands. */
function usePhotos() {
  const [photos, setPhotos] = useState<readonly ShownPhoto[]>([])
  const [waiting, setWaiting] = useState(0)
  const previews = useRef<string[]>([])
  useEffect(
    () => () => {
      for (const preview of previews.current) URL.revokeObjectURL(preview)
    },
    [],
  )
  const show = (picture: Blob): ShownPhoto => {
    const preview = URL.createObjectURL(picture)
    previews.current.push(preview)
    return { id: freshId(), picture, preview }
  }
  return {
    photos,
    waiting,
    /** Answers the way back, beside what was done since. */
    remove(id: Id): () => void {
      const place = photos.findIndex((one) => one.id === id)
      setPhotos((all) => all.filter((one) => one.id !== id))
      return () =>
        setPhotos((all) =>
          all.length < paperPhotosMax
            ? [...all.slice(0, place), ...photos.slice(place, place + 1), ...all.slice(place)]
            : all,
        )
    },
    async take(files: readonly File[], room: number): Promise<void> {
      const taken = files.slice(0, room)
      setWaiting((count) => count + taken.length)
      for (const file of taken) {
        const photo = show(await shrinkPhoto(file))
        setPhotos((all) => [...all, photo])
        setWaiting((count) => count - 1)
      }
    },
    exchange(id: Id, picture: Blob): void {
      const photo = show(picture)
      setPhotos((all) => all.map((one) => (one.id === id ? photo : one)))
    },
    order(ids: readonly Id[]): void {
      setPhotos((all) => ids.flatMap((id) => all.find((one) => one.id === id) ?? []))
    },
  }
}

export function usePaperHand(props: {
  readonly desk: PaperDesk
  readonly assignmentId: Id
  readonly pupilId: Id
}) {
  const { desk } = props
  const words = useWords('paper-copy')
  const pages = usePhotos()
  const [said, setSaid] = useState<PaperSaid>(() => ({
    questionId: desk.questions[0]?.id ?? '',
    when: 'now',
    ...wallClockOf(Date.now(), desk.timeZone),
  }))
  const [sender] = useState(() => createPaperSender(props, freshId))
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const [share, setShare] = useState(0)
  const { photos, waiting } = pages
  const isUnsaved = photos.length + waiting > 0 && receipt === null
  useEffect(() => (isUnsaved ? beforeSignOut(() => words.unsaved) : undefined), [isUnsaved, words])
  const counts = { photos: photos.length, waiting }
  const problem = paperProblem(said, counts, desk.timeZone, Date.now())
  const question = desk.questions.find(({ id }) => id === said.questionId)
  return {
    pages,
    said,
    receipt,
    refusal,
    busy,
    share,
    problem,
    room: (question?.photosLeft ?? paperPhotosMax) - photos.length - waiting,
    say: (change: Partial<PaperSaid>): void => setSaid({ ...said, ...change }),
    async send(): Promise<void> {
      if (problem !== null || busy) return
      setBusy(true)
      setRefusal(null)
      setShare(0)
      const questionId = said.questionId === '' ? null : said.questionId
      const saying = { questionId, onPaperAt: onPaperAt(said, desk.timeZone) }
      const result = await sender.send(photos, saying, setShare)
      setBusy(false)
      if (result.ok) setReceipt(result.value)
      else setRefusal(result.refusal)
    },
  }
}

export type PaperHand = ReturnType<typeof usePaperHand>
