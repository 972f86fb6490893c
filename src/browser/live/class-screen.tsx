/** The shared screen: what is seen of it over the board, what a poor line leaves out, and one's own. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import { type LineQuality, seesStills } from '#browser/pictures/line-quality.ts'
import type { Pictures, PicturesState } from '#browser/pictures/open-pictures.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { memberOf } from './room-view.ts'
import './class-screen.css'

function usePicturesState(pictures: Pictures): PicturesState {
  const [state, setState] = useState(() => pictures.current())
  useEffect(() => {
    const look = (): void => setState(pictures.current())
    look()
    return pictures.subscribe(look)
  }, [pictures])
  return state
}

/** Says to screen readers that a screen is shared, and that it no longer is. */
function useSaidScreen(name: string | null): void {
  const words = useWords('live').screen
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (name === before.current) return
    before.current = name
    announce(name === null ? words.over : words.sharedBy({ name }))
  }, [name, words])
}

/** One's own screen, shared and no longer shared at the same place. */
export function OwnScreenSwitch({ pictures }: { pictures: Pictures }) {
  const words = useWords('live').screen
  const { own } = usePicturesState(pictures)
  // A phone: what it cannot do is not offered.
  if (own === 'unsupported') return null
  const note = own === 'off' ? null : words[own]
  return (
    <>
      {own === 'on' ? (
        <Button onClick={() => pictures.stopSharing()}>{words.stop}</Button>
      ) : (
        <Button onClick={() => void pictures.share()}>{words.share}</Button>
      )}
      {note !== null && (
        <p class="live-note" role="status">
          {note}
        </p>
      )}
    </>
  )
}

interface SeenScreenProps {
  state: PicturesState
  name: string
  /** No still is fetched now. */
  isLeftOut: boolean
}

function SeenScreen({ state, name, isLeftOut }: SeenScreenProps) {
  const words = useWords('live').screen
  const [isHidden, setHidden] = useState(false)
  return (
    <>
      <p class="live-note">{words.sharedBy({ name })}</p>
      {isLeftOut && <p class="live-note">{words.leftOut}</p>}
      <Button aria-expanded={!isHidden} onClick={() => setHidden(!isHidden)}>
        {isHidden ? words.show : words.hide}
      </Button>
      {!isHidden && state.seen === null && !isLeftOut && <p class="live-note">{words.coming}</p>}
      {!isHidden && state.seen !== null && (
        <img class="live-screen" src={state.seen.address} alt={words.picture({ name })} />
      )}
    </>
  )
}

export function ClassScreen({
  room: { view },
  pictures,
  quality,
}: {
  room: RoomInHand
  pictures: Pictures
  quality: LineQuality
}) {
  const words = useWords('live').screen
  const state = usePicturesState(pictures)
  const isLeftOut = !seesStills(useWatched(quality))
  const by = state.own === 'on' ? null : state.sharedBy
  const name = by === null ? null : (memberOf(view, by)?.name ?? words.somebody)
  useSaidScreen(name)
  if (name === null) return null
  return (
    <section class="live-acts" aria-label={words.title}>
      <SeenScreen {...{ state, name, isLeftOut }} />
    </section>
  )
}
