/**
 * Photos as the pages of a paper, one under the other: each with its number, its picture, what there
 * is to say of it, and what one may do with it. Moved by buttons, or drawn to their place by the grip.
 */
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { moveTo } from '#browser/parts/item-order.ts'
import { type PageGrip, usePageDrag } from './use-page-drag.ts'
import './photos.css'

export interface PhotoPage {
  readonly id: string
  /** Null until the picture is there. */
  readonly address: string | null
  /** Where it is, what went wrong. */
  readonly state?: ComponentChildren
}

export interface PhotoPagesProps {
  pages: readonly PhotoPage[]
  /** To be seen only. */
  locked: boolean
  onOrder: (ids: string[]) => void
  onArrange: (id: string) => void
  onRemove: (id: string) => void
}

interface PageActsProps {
  page: PhotoPage
  place: number
  last: number
  onMove: (place: number, act: MoveAct) => void
  onArrange: () => void
  onRemove: () => void
}

type MoveAct = 'up' | 'down'

function PageActs({ page, place, last, onMove, onArrange, onRemove }: PageActsProps) {
  const words = useWords('photo')
  const name = <span class="for-screen-readers"> {words.page({ number: place + 1 })}</span>
  return (
    <>
      {last > 0 && (
        <div class="photo-page-moves">
          <Button
            sign="sortUp"
            signOnly
            data-act="up"
            disabled={place === 0}
            onClick={() => onMove(place - 1, 'up')}
          >
            {words.up}
            {name}
          </Button>
          <Button
            sign="sortDown"
            signOnly
            data-act="down"
            disabled={place === last}
            onClick={() => onMove(place + 1, 'down')}
          >
            {words.down}
            {name}
          </Button>
        </div>
      )}
      <div class="photo-page-acts">
        <Button sign="turnRight" disabled={page.address === null} onClick={onArrange}>
          {words.arrange}
          {name}
        </Button>
        <Button sign="cross" signOnly onClick={onRemove}>
          {words.remove}
          {name}
        </Button>
      </div>
    </>
  )
}

function PageHead({
  page,
  place,
  grip,
}: {
  page: PhotoPage
  place: number
  grip: PageGrip | null
}) {
  const words = useWords('photo')
  const name = words.page({ number: place + 1 })
  return (
    <>
      {page.address === null ? (
        <span class="photo-page-picture" />
      ) : (
        <img class="photo-page-picture" src={page.address} alt={name} />
      )}
      <p class="photo-page-head">
        {/* The picture has said it. */}
        <strong aria-hidden={page.address !== null}>{name}</strong>
        {grip !== null && (
          <span class="photo-page-grip" title={words.grip} {...grip}>
            <Sign name="grip" />
          </span>
        )}
      </p>
    </>
  )
}

/** A moved element loses the focus to the browser: it is given back to the button that was pressed. */
function useFocusAfterMove(list: RefObject<HTMLElement | null>) {
  const wish = useRef<{ readonly id: string; readonly act: MoveAct } | null>(null)
  useEffect(() => {
    if (wish.current === null) return
    const { id, act } = wish.current
    wish.current = null
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(
      `[data-page="${CSS.escape(id)}"] [data-act]`,
    )
    const able = [...(buttons ?? [])].filter((button) => !button.disabled)
    const wished = able.find((button) => button.dataset.act === act)
    ;(wished ?? able[0])?.focus()
  })
  return (id: string, act: MoveAct): void => {
    wish.current = { id, act }
  }
}

export function PhotoPages({ pages, locked, onOrder, onArrange, onRemove }: PhotoPagesProps) {
  const words = useWords('photo')
  const list = useRef<HTMLOListElement>(null)
  const focusOn = useFocusAfterMove(list)
  const ids = pages.map((page) => page.id)
  const last = pages.length - 1
  const move = (id: string, place: number): void => {
    if (place < 0 || place > last || ids.indexOf(id) === place) return
    onOrder(moveTo(ids, id, place))
    announce(words.moved({ from: ids.indexOf(id) + 1, to: place + 1 }))
  }
  const drag = usePageDrag(list, move)
  return (
    <ol class="plain photo-pages" ref={list}>
      {pages.map((page, place) => (
        <li key={page.id} data-page={page.id} class={`photo-page ${drag.markOf(page.id, place)}`}>
          <PageHead
            page={page}
            place={place}
            grip={locked || last === 0 ? null : drag.gripOf(page.id, place)}
          />
          <div class="photo-page-state">{page.state}</div>
          {!locked && (
            <PageActs
              page={page}
              place={place}
              last={last}
              onMove={(to, act) => {
                focusOn(page.id, act)
                move(page.id, to)
              }}
              onArrange={() => onArrange(page.id)}
              onRemove={() => onRemove(page.id)}
            />
          )}
        </li>
      ))}
    </ol>
  )
}
