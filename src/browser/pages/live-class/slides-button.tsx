/** For adults in the class: its slides in a sheet over the page, and onto the board with one press. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { placesFor } from '#browser/live/laid-slides.ts'
import type { RoomInHand } from '#browser/live/room-in-hand.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { MissingPart } from '#browser/parts/missing-part.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import { Waiting } from '#browser/parts/waiting.tsx'
import type { Slide } from '#contract/live-slides.ts'

const loadSlides = async () => (await import('#browser/slides/slides-of-lesson.tsx')).SlidesOfLesson

export function SlidesButton({ room }: { room: RoomInHand }) {
  const words = useWords('slides')
  const [isOpen, setOpen] = useState(false)
  const { Part, isMissing } = useLatePart(loadSlides, isOpen)
  const { board } = room.view
  const lay = (slides: readonly Slide[]): void => {
    const places = placesFor(
      board,
      slides.map(({ id }) => id),
    )
    if (places.length < slides.length) toast({ text: words.boardFull, kind: 'attention' })
    const [first] = places
    if (first === undefined || !room.act({ kind: 'lay', places })) return
    room.act({ kind: 'turn', page: first.page })
    setOpen(false)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.title}</Button>
      <Dialog open={isOpen} title={words.title} wide onClose={() => setOpen(false)}>
        {Part === null && isMissing && <MissingPart />}
        {Part === null && !isMissing && <Waiting label={words.title} />}
        {Part !== null && (
          <Part
            lessonId={room.lessonId}
            board={{ laid: new Set(board.slides.values()), onLay: lay }}
          />
        )}
      </Dialog>
    </>
  )
}
