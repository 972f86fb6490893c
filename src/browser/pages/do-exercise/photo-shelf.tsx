/** The photos of an answer: taken or chosen, put in order, turned, straightened, taken out again. */

import { useState } from 'preact/hooks'
import { fetchAsPage } from '#browser/api/fetch-as-page.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { attemptPhotos } from '#browser/content/file-addresses.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import { ArrangeDialog } from '#browser/photos/arrange-dialog.tsx'
import { PhotoInput } from '#browser/photos/photo-input.tsx'
import { PhotoPages } from '#browser/photos/photo-pages.tsx'
import type { AttemptDesk } from './attempt-desk.ts'
import { photosMax } from './photo-sender.ts'
import { SendingState } from './sending-state.tsx'
import { takePhotos } from './take-photos.ts'
import { useWayBack } from './use-way-back.ts'

export interface PhotoShelfProps {
  desk: AttemptDesk
  questionId: string
  /** Its photos, in the order of the pages. */
  fileIds: readonly string[]
  /** How many photos and other files the answer has. */
  taken: number
  locked: boolean
  onOrder: (fileIds: string[]) => void
}

function useTaking(desk: AttemptDesk, questionId: string) {
  const words = useWords('photo')
  const tu = useVoice() === 'tu'
  const waiting = useWatched(desk.preparing)[questionId] ?? 0
  const [isFull, setFull] = useState(false)
  return {
    waiting,
    isFull,
    async take(files: readonly File[], room: number): Promise<void> {
      const taken = files.slice(0, room)
      const left = files.length - taken.length
      if (left > 0) toast({ text: words.onlySome({ max: photosMax, left }), kind: 'attention' })
      setFull(false)
      const result = await takePhotos(desk, questionId, taken)
      setFull(result.isFull)
      const count = result.unread.length
      if (count > 0) toast({ text: words.unread({ count, tu }), kind: 'attention' })
    },
  }
}

async function readPhoto(desk: AttemptDesk, fileId: string): Promise<Blob | null> {
  const here = await desk.photos.read(fileId)
  if (here !== null) return here
  const answer = await fetchAsPage(attemptPhotos(desk.attempt.id)(fileId)).catch(() => null)
  return answer?.ok ? answer.blob() : null
}

export function PhotoShelf(props: PhotoShelfProps) {
  const { desk, questionId, fileIds, taken, locked, onOrder } = props
  const words = useWords('photo')
  const tu = useVoice() === 'tu'
  const here = new Map(useWatched(desk.photos).map((photo) => [photo.key, photo]))
  const address = attemptPhotos(desk.attempt.id)
  const taking = useTaking(desk, questionId)
  const offerWayBack = useWayBack(desk, words)
  const [arranged, setArranged] = useState<string | null>(null)
  const numberOf = (fileId: string): number => fileIds.indexOf(fileId) + 1
  const room = photosMax - taken - taking.waiting
  const remove = async (fileId: string): Promise<void> => {
    const text = words.removed({ number: numberOf(fileId) })
    offerWayBack(text, await desk.photos.drop(questionId, fileId))
  }
  const exchange = async (fileId: string, picture: Blob): Promise<boolean> => {
    const before = await desk.photos.exchange(questionId, fileId, picture)
    if (before !== null) offerWayBack(words.remade({ number: numberOf(fileId) }), before)
    return before !== null
  }
  const take = (files: readonly File[]): void => void taking.take(files, room)
  return (
    <div class="photo-shelf">
      <p class="field-label">{words.title}</p>
      {taking.isFull && <Notice kind="attention" title={words.full} live />}
      {fileIds.length > 0 && (
        <PhotoPages
          pages={fileIds.map((id) => {
            const photo = here.get(id)
            return {
              id,
              address: photo === undefined ? address(id) : photo.preview,
              state: <SendingState desk={desk} photo={photo} words={words} />,
            }
          })}
          locked={locked}
          onOrder={onOrder}
          onArrange={setArranged}
          onRemove={(id) => void remove(id)}
        />
      )}
      {taking.waiting > 0 && <p role="status">{words.preparing({ count: taking.waiting })}</p>}
      {!locked && (
        <>
          <div class="row">
            <PhotoInput label={words.take} camera disabled={room <= 0} onFiles={take} />
            <PhotoInput label={words.choose} camera={false} disabled={room <= 0} onFiles={take} />
          </div>
          <p class="field-hint">{words.most({ max: photosMax, tu })}</p>
        </>
      )}
      {arranged !== null && (
        <ArrangeDialog
          key={arranged}
          number={numberOf(arranged)}
          read={() => readPhoto(desk, arranged)}
          onKeep={(picture) => exchange(arranged, picture)}
          onClose={() => setArranged(null)}
        />
      )}
    </div>
  )
}
