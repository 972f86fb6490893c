/** What is on the page of the board, in words: for those who do not see it, and to erase by keyboard. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { type BoardMark, pageOf, type TextMark } from './board-view.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, mayDraw } from './room-view.ts'
import type { SlideHere } from './slide-shelf.ts'

export interface BoardContentsProps {
  room: RoomInHand
  page: number
  /** Null: none lies under the page. */
  slide: SlideHere | null
}

const isText = (mark: BoardMark): mark is TextMark => mark.kind === 'text'

export function BoardContents({ room, page, slide }: BoardContentsProps) {
  const slideWords = useWords('slides').board
  const words = useWords('live').board
  const { view } = room
  const { marks } = pageOf(view.board, page)
  const texts = marks.filter(isText)
  const strokes = marks.filter(({ kind }) => kind === 'stroke').length
  const shapes = marks.filter(({ kind }) => kind === 'shape').length
  const mayErase = ({ by }: BoardMark): boolean =>
    isAdult(view) || (mayDraw(view) && by === view.self?.member)
  return (
    <Disclosure label={words.contents}>
      {marks.length === 0 && slide === null && <p>{words.empty}</p>}
      {slide !== null && (
        <div class="live-slide-words">
          <p>{slideWords.slide}</p>
          {slide.words !== null && <p>{slide.words === '' ? slideWords.noWords : slide.words}</p>}
          {isAdult(view) && (
            <Button onClick={() => room.act({ kind: 'lay', places: [{ page, slideId: null }] })}>
              {slideWords.takeOff}
            </Button>
          )}
        </div>
      )}
      {texts.length > 0 && (
        <ul class="plain live-contents">
          {texts.map((mark) => (
            <li key={mark.id}>
              <span>{mark.words}</span>
              {mayErase(mark) && (
                <Button onClick={() => room.act({ kind: 'erase', page, ids: [mark.id] })}>
                  {words.eraseText}
                  <span class="for-screen-readers"> {mark.words}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {strokes > 0 && <p>{words.strokes({ count: strokes })}</p>}
      {shapes > 0 && <p>{words.shapes({ count: shapes })}</p>}
    </Disclosure>
  )
}
