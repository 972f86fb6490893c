/**
 * Who is in a live class: raised hands in their order, who is lost, who knocks, everybody with what
 * they may do, and who is not here. Adults give and take; pupils see.
 */
import { useRef, useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { Menu, type MenuItem } from '#browser/parts/menu.tsx'
import type { MemberOfRoom } from '#contract/live-room.ts'
import { breakoutOf } from './breakouts-view.ts'
import { InviteGuestDialog } from './invite-guest-dialog.tsx'
import { LiveSign, type LiveSignName } from './live-sign.tsx'
import { MissingPupils } from './missing-pupils.tsx'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, raisedHands } from './room-view.ts'
import { useFocusKept } from './use-focus-kept.ts'

function Hands({ room }: { room: RoomInHand }) {
  const words = useWords('live').people
  const hands = raisedHands(room.view)
  const leads = isAdult(room.view)
  if (hands.length === 0) return null
  return (
    <section>
      <h3>{words.hands}</h3>
      <ol class="live-hands">
        {hands.map(({ member, name }) => (
          <li key={member}>
            <span>{name}</span>
            {leads && (
              <Button onClick={() => room.act({ kind: 'hand', isUp: false, member })}>
                {words.lowerOf}
                <span class="for-screen-readers"> {name}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function AtDoor({ room }: { room: RoomInHand }) {
  const words = useWords('live').people
  const waiting = room.view.members.filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) return null
  return (
    <section>
      <h3>{words.atDoor}</h3>
      <ul class="plain live-hands">
        {waiting.map(({ member, name }) => (
          <li key={member}>
            <span>{name}</span>
            <Button kind="primary" onClick={() => room.signal({ kind: 'admit', member })}>
              {words.admit}
              <span class="for-screen-readers"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tag({ sign, children }: { sign?: LiveSignName; children: string }) {
  return (
    <span class="live-tag">
      {sign && <LiveSign name={sign} />}
      {children}
    </span>
  )
}

function MemberTags({ room, one }: { room: RoomInHand; one: MemberOfRoom }) {
  const { breakouts, people: words } = useWords('live')
  const format = useFormat()
  const { hands, isHeld, lost } = room.view
  const place = breakoutOf(room.view.breakouts.split, one.member)
  // Without an adult nobody may do either; in a breakout everybody may.
  const grants = one.role === 'pupil' && !isHeld && place === null ? one.grants : null
  const isInterpreter = one.grants.interpret === true
  return (
    <>
      {place !== null && <Tag>{breakouts.name({ number: format.number(place + 1, 0) })}</Tag>}
      {one.role !== 'pupil' && (
        <Tag>{isInterpreter ? words.interpreter : words.role[one.role]}</Tag>
      )}
      {hands.includes(one.member) && <Tag sign="hand">{words.hand}</Tag>}
      {lost.includes(one.member) && <Tag sign="lost">{words.isLost}</Tag>}
      {grants?.speak === true && <Tag sign="microphone">{words.speaks}</Tag>}
      {grants?.draw === true && <Tag sign="pen">{words.draws}</Tag>}
      {one.line === 'poor' && <Tag>{words.poorLine}</Tag>}
    </>
  )
}

/** While the class is split: where else an adult may send a pupil. */
function useMoves({ view, act }: RoomInHand, { member, role }: MemberOfRoom): readonly MenuItem[] {
  const words = useWords('live').breakouts
  const format = useFormat()
  const { split } = view.breakouts
  if (split === null || role !== 'pupil') return []
  const place = breakoutOf(split, member)
  const move = (breakout: number | null) => () => void act({ kind: 'move', member, breakout })
  const others = split.pages.flatMap((_, at) =>
    at === place
      ? []
      : [{ label: words.moveTo({ number: format.number(at + 1, 0) }), onSelect: move(at) }],
  )
  return place === null ? others : [...others, { label: words.moveBack, onSelect: move(null) }]
}

interface MemberLineProps {
  room: RoomInHand
  one: MemberOfRoom
  onRemove: (one: MemberOfRoom) => void
}

function MemberLine({ room, one, onRemove }: MemberLineProps) {
  const words = useWords('live').people
  const tu = useVoice() === 'tu'
  const { view } = room
  const { member, name, grants, role } = one
  const isSelf = member === view.self?.member
  const moves = useMoves(room, one)
  const grant = (part: Partial<MemberOfRoom['grants']>): void =>
    void room.act({ kind: 'grant', member, grants: { ...grants, ...part } })
  return (
    <li class="live-member">
      <span class="live-member-name">
        {name}
        {isSelf && <span class="soft"> ({tu ? words.youTu : words.you})</span>}
      </span>
      <span class="live-tags">
        <MemberTags room={room} one={one} />
      </span>
      {isAdult(view) && (role === 'pupil' || role === 'guest') && (
        <Menu
          signOnly
          label={words.menu({ name })}
          items={[
            {
              label: grants.speak ? words.takeSpeech : words.giveSpeech,
              onSelect: () => grant({ speak: !grants.speak }),
            },
            {
              label: grants.draw ? words.takeDraw : words.giveDraw,
              onSelect: () => grant({ draw: !grants.draw }),
            },
            ...moves,
            ...(role === 'guest'
              ? [
                  {
                    label: grants.interpret ? words.takeInterpreting : words.giveInterpreting,
                    onSelect: () => grant({ interpret: grants.interpret !== true }),
                  },
                ]
              : []),
            { label: words.remove, danger: true, onSelect: () => onRemove(one) },
          ]}
        />
      )}
    </li>
  )
}

/** Whoever deals with one of a list finds the focus at the next one, or at the heading when there is none. */
function useNextInList() {
  const people = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const line = document.activeElement?.closest('li')
  const list = line?.parentElement
  const place = line ? [...(list?.children ?? [])].indexOf(line) : 0
  useFocusKept(people, () => {
    const lines = list?.isConnected ? list.children : []
    return lines[Math.min(place, lines.length - 1)]?.querySelector('button') ?? heading.current
  })
  return { people, heading }
}

/** Adults stand first. */
const roleOrder: readonly MemberOfRoom['role'][] = ['teacher', 'adult', 'guest', 'pupil']

export function ClassPeople({ room }: { room: RoomInHand }) {
  const { people: words, guests } = useWords('live')
  const { view, act, signal } = room
  const [removing, setRemoving] = useState<MemberOfRoom | null>(null)
  const [isInviting, setIsInviting] = useState(false)
  const leads = isAdult(view)
  const here = view.members
    .filter(({ state }) => state === 'here')
    .sort((one, other) => roleOrder.indexOf(one.role) - roleOrder.indexOf(other.role))
  const { people, heading } = useNextInList()
  const isAnyHeard = here.some(({ role, grants }) => role === 'pupil' && grants.speak)
  return (
    <div class="live-people" ref={people}>
      {leads && <AtDoor room={room} />}
      <Hands room={room} />
      <section>
        <h3 ref={heading} tabIndex={-1}>
          {words.here}
        </h3>
        <ul class="plain live-members">
          {here.map((one) => (
            <MemberLine key={one.member} room={room} one={one} onRemove={setRemoving} />
          ))}
        </ul>
        {leads && isAnyHeard && (
          <Button
            onClick={() => {
              if (act({ kind: 'mute_all' })) toast({ text: words.mutedAll })
            }}
          >
            {words.muteAll}
          </Button>
        )}
      </section>
      {leads && <MissingPupils lessonId={room.lessonId} names={view.missing} />}
      {leads && (
        <p>
          <Button onClick={() => setIsInviting(true)}>{guests.open}</Button>
        </p>
      )}
      {isInviting && (
        <InviteGuestDialog lessonId={room.lessonId} onClose={() => setIsInviting(false)} />
      )}
      <ConfirmDialog
        open={removing !== null}
        title={words.removeAsk({ name: removing?.name ?? '' })}
        confirmText={words.remove}
        onConfirm={() => {
          if (removing !== null) signal({ kind: 'remove', member: removing.member })
          setRemoving(null)
        }}
        onClose={() => setRemoving(null)}
      >
        <p>{words.removeMeans}</p>
      </ConfirmDialog>
    </div>
  )
}
