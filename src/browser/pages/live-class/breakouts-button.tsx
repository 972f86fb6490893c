/** For adults: splits the class into breakouts, the pupils dealt out by chance and moved by hand. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dealBreakouts } from '#browser/live/breakouts-view.ts'
import { firstFreePage } from '#browser/live/laid-slides.ts'
import type { RoomInHand } from '#browser/live/room-in-hand.ts'
import type { RoomView } from '#browser/live/room-view.ts'
import { countClassPages } from '#browser/live/whole-page.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { Select } from '#browser/parts/select.tsx'
import { boardPagesMax, breakoutsMax } from '#contract/live-limits.ts'
import type { MemberOfRoom } from '#contract/live-room.ts'

const minuteChoices = [5, 10, 15, 20, 30] as const
/** Pupils for whom a breakout is meant, before the adult says otherwise. */
const usualSize = 4
const seedsMax = 1_000_000

const newSeed = (): number => Math.floor(Math.random() * seedsMax)

function usualCount(pupils: number): number {
  return Math.max(1, Math.min(breakoutsMax, Math.round(pupils / usualSize)))
}

function pupilsHere({ members }: RoomView): readonly MemberOfRoom[] {
  return members
    .filter(({ role, state }) => role === 'pupil' && state === 'here')
    .sort((one, other) => one.name.localeCompare(other.name, 'fr'))
}

/** Who goes where: dealt by chance, and what was changed by hand stays. */
function usePlaces(pupils: readonly MemberOfRoom[], count: number) {
  const [seed, setSeed] = useState(newSeed)
  const [byHand, setByHand] = useState<ReadonlyMap<number, number | null>>(new Map())
  const dealt = dealBreakouts(
    pupils.map(({ member }) => member),
    count,
    seed,
  )
  const placeOf = (member: number): number | null => {
    const chosen = byHand.get(member)
    if (chosen !== undefined && (chosen === null || chosen < count)) return chosen
    return dealt.findIndex((members) => members.includes(member))
  }
  return {
    placeOf,
    set: (member: number, place: number | null) => setByHand(new Map(byHand).set(member, place)),
    shuffle() {
      setByHand(new Map())
      setSeed(newSeed())
    },
  }
}

/** Breakouts with nobody in them are left out; each has a page after all others. */
function layOut(view: RoomView, lists: readonly (readonly number[])[]) {
  const first = Math.max(countClassPages(view), firstFreePage(view.board), view.board.openPage + 1)
  return lists
    .filter((members) => members.length > 0)
    .map((members, number) => ({ page: first + number, members: [...members] }))
}

interface StartOptions {
  readonly lists: readonly (readonly number[])[]
  /** 0: until somebody gathers. */
  readonly minutes: number
  /** The slide for each of them. */
  readonly slideId: string | undefined
}

/** False where the board has no page left for each. */
function start({ view, act }: RoomInHand, { lists, minutes, slideId }: StartOptions): boolean {
  const breakouts = layOut(view, lists)
  if (breakouts.some(({ page }) => page >= boardPagesMax)) return false
  const endsAt = minutes === 0 ? null : Math.round(Date.now() + view.aheadMs) + minutes * 60_000
  if (!act({ kind: 'split', breakouts, endsAt })) return true
  if (slideId !== undefined) {
    act({ kind: 'lay', places: breakouts.map(({ page }) => ({ page, slideId })) })
  }
  return true
}

interface PlaceFieldsProps {
  pupils: readonly MemberOfRoom[]
  count: number
  places: ReturnType<typeof usePlaces>
}

function PlaceFields({ pupils, count, places }: PlaceFieldsProps) {
  const words = useWords('live').breakouts
  const format = useFormat()
  const options = [
    ...Array.from({ length: count }, (_, at) => ({
      value: String(at),
      label: words.name({ number: format.number(at + 1, 0) }),
    })),
    { value: 'class', label: words.withClass },
  ]
  return (
    <ul class="plain live-breakout-places">
      {pupils.map(({ member, name }) => (
        <li key={member}>
          <span aria-hidden="true">{name}</span>
          <Select
            label={words.placeOf({ name })}
            hideLabel
            value={String(places.placeOf(member) ?? 'class')}
            onValue={(value) => places.set(member, value === 'class' ? null : Number(value))}
            options={options}
          />
        </li>
      ))}
    </ul>
  )
}

interface SplitFormProps {
  room: RoomInHand
  pupils: readonly MemberOfRoom[]
  onStarted: () => void
}

function SplitForm({ room, pupils, onStarted }: SplitFormProps) {
  const { acts, breakouts: words } = useWords('live')
  const format = useFormat()
  const { board } = room.view
  const [wished, setWished] = useState<number | null>(null)
  const [minutes, setMinutes] = useState(0)
  const [isSlideGiven, setSlideGiven] = useState(true)
  const [isTried, setTried] = useState(false)
  const most = Math.min(breakoutsMax, pupils.length)
  const count = Math.min(most, wished ?? usualCount(pupils.length))
  const places = usePlaces(pupils, count)
  const lists = Array.from({ length: count }, (_, at) =>
    pupils.filter(({ member }) => places.placeOf(member) === at).map(({ member }) => member),
  )
  const isNobody = lists.every((members) => members.length === 0)
  const slideId = board.slides.get(board.openPage)
  const press = (): void => {
    setTried(true)
    if (isNobody) return
    const given = isSlideGiven ? slideId : undefined
    if (start(room, { lists, minutes, slideId: given })) onStarted()
    else toast({ text: words.full, kind: 'attention' })
  }
  return (
    <>
      <div class="live-breakout-fields">
        <Select
          label={words.count}
          value={String(count)}
          onValue={(value) => setWished(Number(value))}
          options={Array.from({ length: most }, (_, at) => ({
            value: String(at + 1),
            label: format.number(at + 1, 0),
          }))}
        />
        <Select
          label={words.time}
          value={String(minutes)}
          onValue={(value) => setMinutes(Number(value))}
          options={[
            { value: '0', label: words.noTime },
            ...minuteChoices.map((one) => ({
              value: String(one),
              label: acts.minutes({ count: one }),
            })),
          ]}
        />
        <Button
          onClick={() => {
            places.shuffle()
            announce(words.dealt)
          }}
        >
          {words.deal}
        </Button>
      </div>
      <PlaceFields {...{ pupils, count, places }} />
      {slideId !== undefined && (
        <CheckBox label={words.slide} checked={isSlideGiven} onChecked={setSlideGiven} />
      )}
      {isTried && isNobody && <p role="alert">{words.nobodyPlaced}</p>}
      <Button kind="primary" onClick={press}>
        {words.start}
      </Button>
    </>
  )
}

export function BreakoutsButton({ room }: { room: RoomInHand }) {
  const words = useWords('live').breakouts
  const { view, act } = room
  const [isOpen, setOpen] = useState(false)
  // In an école the choice is there to be taken back, elsewhere nobody is asked.
  const [isAsked] = useState(!view.breakouts.isAllowed)
  const pupils = pupilsHere(view)
  const { isAllowed } = view.breakouts
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      <Dialog open={isOpen} title={words.title} onClose={() => setOpen(false)}>
        <div class="stack">
          <p>{words.means}</p>
          {(isAsked || !isAllowed) && (
            <CheckBox
              label={words.allow}
              hint={words.allowHint}
              checked={isAllowed}
              onChecked={(allowed) => void act({ kind: 'allow_breakouts', isAllowed: allowed })}
            />
          )}
          {pupils.length === 0 && <p>{words.nobody}</p>}
          {isOpen && isAllowed && pupils.length > 0 && (
            <SplitForm room={room} pupils={pupils} onStarted={() => setOpen(false)} />
          )}
        </div>
      </Dialog>
    </>
  )
}
