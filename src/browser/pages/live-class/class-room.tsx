/**
 * The class itself: the board first; people and chat beside it on a desk, in tabs at the foot of a
 * phone.
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { CaptionsDoor } from '#browser/live/captions-door.tsx'
import { unreadLines } from '#browser/live/chat-ends.ts'
import { ClassBoard } from '#browser/live/class-board.tsx'
import { ClassBreakouts } from '#browser/live/class-breakouts.tsx'
import { ClassCameras, OwnCameraSwitch, ownKind } from '#browser/live/class-cameras.tsx'
import { ClassChat, type TypedInHand, type TypedLine } from '#browser/live/class-chat.tsx'
import { ClassExercise } from '#browser/live/class-exercise.tsx'
import { ClassPeople } from '#browser/live/class-people.tsx'
import { ClassPoll } from '#browser/live/class-poll.tsx'
import { ClassQuality } from '#browser/live/class-quality.tsx'
import { ClassScreen, OwnScreenSwitch } from '#browser/live/class-screen.tsx'
import { ClassSound } from '#browser/live/class-sound.tsx'
import { ClassTimer } from '#browser/live/class-timer.tsx'
import { LongerWay } from '#browser/live/longer-way.tsx'
import { PreFlightDoor } from '#browser/live/pre-flight-door.tsx'
import type { RoomInHand } from '#browser/live/room-in-hand.ts'
import { type ChatLine, isAdult, raisedHands } from '#browser/live/room-view.ts'
import { SoundMissing } from '#browser/live/sound-missing.tsx'
import type { ClassPictures } from '#browser/live/use-class-pictures.ts'
import type { SoundInHand } from '#browser/live/use-class-sound.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { type Tab, Tabs } from '#browser/parts/tabs.tsx'
import type { CameraKind } from '#contract/live-camera.ts'
import { ClassActs } from './class-acts.tsx'

/** From here on people and chat have a place beside the board. */
const deskQuery = '(min-width: 64rem)'

function useDesk(): boolean {
  const [isDesk, setDesk] = useState(() => matchMedia(deskQuery).matches)
  useEffect(() => {
    const media = matchMedia(deskQuery)
    const look = (): void => setDesk(media.matches)
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [])
  return isDesk
}

type Side = 'people' | 'chat'

/** Lines of the chat that came since it was last seen. */
function useUnread(chat: readonly ChatLine[], isSeen: boolean): number {
  const seen = useRef(chat)
  if (isSeen) seen.current = chat
  return unreadLines(chat, seen.current)
}

function SideTabs({ room, ...typed }: { room: RoomInHand } & TypedInHand) {
  const words = useWords('live')
  const format = useFormat()
  const [open, setOpen] = useState<Side>('chat')
  const unread = useUnread(room.view.chat, open === 'chat')
  const hands = isAdult(room.view) ? raisedHands(room.view).length : 0
  const withCount = (key: Side, label: string, count: number): Tab<Side> => ({
    key,
    label,
    ...(count > 0 ? { count: format.number(count, 0) } : {}),
  })
  return (
    <div class="live-tabs">
      <Tabs
        label={words.title}
        tabs={[
          withCount('chat', words.chat.title, unread),
          withCount('people', words.people.title, hands),
        ]}
        open={open}
        onOpen={setOpen}
      >
        <h2 class="for-screen-readers">{words[open].title}</h2>
        {open === 'chat' ? <ClassChat room={room} {...typed} /> : <ClassPeople room={room} />}
      </Tabs>
    </div>
  )
}

interface SideColumnsProps extends TypedInHand {
  room: RoomInHand
  /** Above the people, beside the board. */
  cameras: ComponentChildren
}

function SideColumns({ room, cameras, ...typed }: SideColumnsProps) {
  const words = useWords('live')
  const format = useFormat()
  const here = room.view.members.filter(({ state }) => state === 'here').length
  return (
    <>
      <div class="live-column">
        {cameras}
        <section class="live-side" aria-label={words.people.title}>
          <h2>
            {words.people.title}{' '}
            <span class="soft numbers">
              {words.people.count({ count: format.number(here, 0) })}
            </span>
          </h2>
          <ClassPeople room={room} />
        </section>
      </div>
      <section class="live-side" aria-label={words.chat.title}>
        <h2>{words.chat.title}</h2>
        <ClassChat room={room} {...typed} />
      </section>
    </>
  )
}

/** What one shows of oneself: under the board, which comes first. */
function OwnPictures({ view, seen }: { view: RoomInHand['view']; seen: ClassPictures }) {
  const words = useWords('live')
  const { cameras, pictures } = seen
  if (ownKind(view) === null) return null
  return (
    <section class="live-acts" aria-label={words.showing}>
      {cameras !== null && <OwnCameraSwitch cameras={cameras} view={view} />}
      {pictures !== null && isAdult(view) && <OwnScreenSwitch pictures={pictures} />}
    </section>
  )
}

/** As long as the class is recorded; whoever comes later sees it too. */
function RecordedSign() {
  const words = useWords('live').recorded
  const tu = useVoice() === 'tu'
  return (
    <Notice kind="attention" title={words.sign} live>
      <p>{words.means({ tu })}</p>
    </Notice>
  )
}

/** Said where it would else look as if it went on, and until it is recorded anew. */
function RecordingCut({ at }: { at: number }) {
  const words = useWords('live').recorded
  const format = useFormat()
  return (
    <Notice kind="attention" title={words.cut} live>
      <p>{words.cutMeans({ time: format.time(at) })}</p>
    </Notice>
  )
}

export interface ClassRoomProps {
  room: RoomInHand
  sound: SoundInHand
  seen: ClassPictures
}

export function ClassRoom({ room, sound: soundHeld, seen }: ClassRoomProps) {
  const words = useWords('live')
  const tu = useVoice() === 'tu'
  const isDesk = useDesk()
  const { view } = room
  const leads = isAdult(view)
  const { pictures, quality } = seen
  const [large, setLarge] = useState<CameraKind | null>(null)
  const [typed, onTyped] = useState<TypedLine>({ text: '', wish: null })
  const cameras = seen.cameras !== null && (
    <ClassCameras room={room} cameras={seen.cameras} large={large} onLarge={setLarge} />
  )
  // Beside the board there is room for small pictures.
  const isBeside = isDesk && large === null
  // Who leads speaks first of all; a pupil first raises a hand.
  const { part: sound, isMissing } = soundHeld
  const voice = (
    <>
      {sound !== null && <ClassSound room={room} sound={sound} />}
      {isMissing && <SoundMissing />}
    </>
  )
  return (
    <div class="live-class">
      <div class="live-main">
        {view.isHeld && !leads && (
          <Notice kind="attention" title={words.held.title} live>
            <p>{words.held.means({ tu })}</p>
          </Notice>
        )}
        <LongerWay />
        {view.isRecorded && <RecordedSign />}
        {view.recordingCutAt !== null && <RecordingCut at={view.recordingCutAt} />}
        {view.timerEndsAt !== null && <ClassTimer endsAtMs={view.timerEndsAt - view.aheadMs} />}
        {!view.isHeld && <ClassBreakouts room={room} />}
        {!isBeside && cameras}
        {pictures !== null && <ClassScreen {...{ room, pictures, quality }} />}
        <ClassBoard room={room}>
          {leads && voice}
          <CaptionsDoor room={room} sound={sound} />
          <OwnPictures view={view} seen={seen} />
          <ClassExercise room={room} />
          <ClassPoll room={room} />
          <ClassActs room={room} />
          {!leads && voice}
        </ClassBoard>
        <ClassQuality quality={quality} />
        {leads && <PreFlightDoor />}
      </div>
      {isDesk ? (
        <SideColumns {...{ room, typed, onTyped }} cameras={isBeside && cameras} />
      ) : (
        <SideTabs {...{ room, typed, onTyped }} />
      )}
    </div>
  )
}
