/** The photos of a paper copy: taken, put in order, turned, straightened, taken out. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ArrangeDialog } from '#browser/photos/arrange-dialog.tsx'
import { PhotoInput } from '#browser/photos/photo-input.tsx'
import { PhotoPages } from '#browser/photos/photo-pages.tsx'
import { paperPhotosMax } from '#contract/paper-copies.ts'
import type { PaperHand, ShownPhoto } from './use-paper-hand.ts'

export function PaperPages({ hand }: { hand: PaperHand }) {
  const words = useWords('photo')
  const { pages, room, busy } = hand
  const { photos, waiting } = pages
  const [arranged, setArranged] = useState<ShownPhoto | null>(null)
  const numberOf = (id: string): number => photos.findIndex((photo) => photo.id === id) + 1
  const isOff = room <= 0 || busy
  const take = (files: readonly File[]): void => {
    const left = files.length - room
    if (left > 0) toast({ text: words.onlySome({ max: paperPhotosMax, left }), kind: 'attention' })
    void pages.take(files, room)
  }
  const remove = (id: string): void => {
    const putBack = pages.remove(id)
    toast({
      text: words.removed({ number: numberOf(id) }),
      action: { label: words.undo, onAction: putBack },
    })
  }
  return (
    <div class="paper-pages">
      <p class="field-label">{words.title}</p>
      {photos.length > 0 && (
        <PhotoPages
          pages={photos.map(({ id, preview }) => ({ id, address: preview }))}
          locked={busy}
          onOrder={pages.order}
          onArrange={(id) => setArranged(photos.find((photo) => photo.id === id) ?? null)}
          onRemove={remove}
        />
      )}
      {waiting > 0 && <p role="status">{words.preparing({ count: waiting })}</p>}
      <div class="row">
        <PhotoInput label={words.take} camera disabled={isOff} onFiles={take} />
        <PhotoInput label={words.choose} camera={false} disabled={isOff} onFiles={take} />
      </div>
      <p class="field-hint">{words.most({ max: paperPhotosMax, tu: false })}</p>
      {arranged !== null && (
        <ArrangeDialog
          key={arranged.id}
          number={numberOf(arranged.id)}
          read={async () => arranged.picture}
          onKeep={async (picture) => {
            pages.exchange(arranged.id, picture)
            return true
          }}
          onClose={() => setArranged(null)}
        />
      )}
    </div>
  )
}
