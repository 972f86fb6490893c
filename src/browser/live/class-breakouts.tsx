/**
 * The breakouts of a live class: for adults who is where, the way into each and the call back; for a pupil
 * which one it is, with whom, and which adult is there.
 */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { MemberOfRoom } from '#contract/live-room.ts'
import { breakoutOf, membersOfBreakout, type SplitView } from './breakouts-view.ts'
import { ClassTimer } from './class-timer.tsx'
import { LiveSign } from './live-sign.tsx'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, memberOf, type RoomView } from './room-view.ts'

interface SplitProps {
  room: RoomInHand
  split: SplitView
}

const isLeading = ({ role }: MemberOfRoom): boolean => role === 'teacher' || role === 'adult'

/** Who is in it now; adults apart. */
function peopleOf(view: RoomView, split: SplitView, breakout: number) {
  const people = membersOfBreakout(split, breakout).flatMap((one) => memberOf(view, one) ?? [])
  const isOther = ({ member }: MemberOfRoom): boolean => member !== view.self?.member
  return {
    pupils: people.filter((one) => !isLeading(one)),
    otherPupils: people.filter((one) => !isLeading(one) && isOther(one)),
    adults: people.filter((one) => isLeading(one) && one.state === 'here'),
  }
}

function BreakoutLine({ room, split, breakout }: SplitProps & { breakout: number }) {
  const words = useWords('live')
  const format = useFormat()
  const { view, act } = room
  const isHere = breakoutOf(split, view.self?.member ?? 0) === breakout
  const { adults, pupils } = peopleOf(view, split, breakout)
  const number = format.number(breakout + 1, 0)
  return (
    <li class={isHere ? 'live-breakout here' : 'live-breakout'}>
      <h3>{words.breakouts.name({ number })}</h3>
      <ul class="plain live-breakout-names">
        {[...adults, ...pupils].map((one) => (
          <li key={one.member} class={one.state === 'here' ? undefined : 'soft'}>
            {one.name}
            {view.hands.includes(one.member) && (
              <span class="live-tag">
                <LiveSign name="hand" />
                {words.people.hand}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Button
        aria-label={isHere ? undefined : words.breakouts.joinOf({ number })}
        onClick={() => act({ kind: 'visit', breakout: isHere ? null : breakout })}
      >
        {isHere ? words.breakouts.leave : words.breakouts.join}
      </Button>
    </li>
  )
}

function LeadBreakouts({ room, split }: SplitProps) {
  const words = useWords('live').breakouts
  const format = useFormat()
  const { view, act } = room
  const visited = breakoutOf(split, view.self?.member ?? 0)
  const unplaced = view.members.filter(
    ({ member, role, state }) => role === 'pupil' && state === 'here' && !split.places.has(member),
  )
  return (
    <section class="live-breakouts" aria-label={words.panel}>
      <div class="live-breakouts-head">
        <h2>{words.panel}</h2>
        {split.endsAt !== null && <ClassTimer endsAtMs={split.endsAt - view.aheadMs} />}
        <Button kind="primary" onClick={() => act({ kind: 'gather' })}>
          {words.gather}
        </Button>
      </div>
      <p class="live-note" role="status">
        {visited === null
          ? words.withAll
          : words.visiting({ number: format.number(visited + 1, 0) })}
      </p>
      <ul class="plain live-breakout-list">
        {split.pages.map((page, breakout) => (
          <BreakoutLine key={page} {...{ room, split, breakout }} />
        ))}
      </ul>
      {unplaced.length > 0 && (
        <p class="live-note">
          {words.unplaced({ names: format.list(unplaced.map(({ name }) => name)) })}
        </p>
      )}
    </section>
  )
}

function OwnBreakout({ room, split }: SplitProps) {
  const words = useWords('live').breakouts
  const format = useFormat()
  const tu = useVoice() === 'tu'
  const { view } = room
  const breakout = breakoutOf(split, view.self?.member ?? 0)
  const timer = split.endsAt !== null && <ClassTimer endsAtMs={split.endsAt - view.aheadMs} />
  if (breakout === null) {
    return (
      <>
        {timer}
        <p class="live-note">{words.others}</p>
      </>
    )
  }
  const { adults, otherPupils } = peopleOf(view, split, breakout)
  const namesOf = (some: readonly MemberOfRoom[]): string =>
    format.list(some.map(({ name }) => name))
  return (
    <>
      {timer}
      <Notice title={words.here({ tu, number: format.number(breakout + 1, 0) })} live>
        <p>
          {otherPupils.length === 0
            ? words.alone({ tu })
            : words.withNames({ names: namesOf(otherPupils) })}{' '}
          {words.may({ tu })}
        </p>
        {adults.length > 0 && (
          <p>
            <strong>{words.visited({ names: namesOf(adults), count: adults.length })}</strong>
          </p>
        )}
      </Notice>
    </>
  )
}

/** Nothing while the class is together. */
export function ClassBreakouts({ room }: { room: RoomInHand }) {
  const { view } = room
  const { split } = view.breakouts
  if (split === null) return null
  return isAdult(view) ? (
    <LeadBreakouts room={room} split={split} />
  ) : (
    <OwnBreakout room={room} split={split} />
  )
}
