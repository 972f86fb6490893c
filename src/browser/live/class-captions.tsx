/**
 * Captions of what the adults of a live class say: for whoever turns them on, and the switch of those whose
 * own device can recognise their voice by itself. Where it cannot, there is no switch.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { createAskedBefore } from '#browser/captions/asked-before.ts'
import { type Captioner, createCaptioner } from '#browser/captions/captioner.ts'
import { findOnDeviceSpeech, type OnDeviceSpeech } from '#browser/captions/on-device-speech.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { useWatched } from '#browser/parts/watched.ts'
import type { Sound } from '#browser/sound/sound.ts'
import { type CaptionLine, hearCaption } from './caption-view.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, memberOf, type RoomView } from './room-view.ts'
import './class-captions.css'

/** What a reader takes in at a glance; on a phone three lines take a third of the screen. */
const linesShown = 3

interface PaperProps {
  lines: readonly CaptionLine[]
  /** Said by a screen reader too: only what no longer changes, so that no word is said twice. */
  isSaid: boolean
  /** Null: one voice alone is captioned. */
  nameOf: ((member: number) => string) | null
}

function CaptionPaper({ lines, isSaid, nameOf }: PaperProps) {
  const words = useWords('live').captions
  const shown = lines.slice(-linesShown)
  const text = ({ by, words: said }: CaptionLine): string =>
    nameOf === null ? said : `${nameOf(by)} : ${said}`
  const guesses = shown.filter(({ isFinal }) => !isFinal)
  const finals = shown
    .filter(({ isFinal }) => isFinal)
    .map((one) => <p key={`${one.by} ${one.line}`}>{text(one)}</p>)
  return (
    <div class="caption-paper">
      {shown.length === 0 && <p class="caption-none">{words.nothing}</p>}
      {isSaid ? (
        <div lang="fr" role="log" aria-label={words.title}>
          {finals}
        </div>
      ) : (
        <div lang="fr">{finals}</div>
      )}
      <div lang="fr" aria-hidden="true">
        {guesses.map((one) => (
          <p key={`${one.by} ${one.line}`}>{text(one)}</p>
        ))}
      </div>
    </div>
  )
}

/** Tells the room what is wished, and again after each entry, of which it knows nothing yet. */
function useToldWish(
  { signal, view: { self } }: RoomInHand,
  kind: 'see_captions' | 'caption_voice',
  isOn: boolean,
): void {
  const tell = useRef(signal)
  tell.current = signal
  // biome-ignore lint/correctness/useExhaustiveDependencies: `self` is another one with each entry.
  useEffect(() => {
    if (!isOn) return
    tell.current({ kind, isOn: true })
    return () => void tell.current({ kind, isOn: false })
  }, [kind, isOn, self])
}

interface SeenProps {
  room: RoomInHand
  isOn: boolean
  onTurn: (isOn: boolean) => void
  isOneVoice: boolean
}

function SeenCaptions({ room, isOn, onTurn, isOneVoice }: SeenProps) {
  const words = useWords('live')
  const tu = useVoice() === 'tu'
  const { view } = room
  const { captions, self } = view
  useToldWish(room, 'see_captions', isOn)
  const nameOf = (member: number): string => memberOf(view, member)?.name ?? words.people.unknown
  return (
    <>
      <button
        type="button"
        class="button quiet live-press"
        aria-pressed={isOn}
        onClick={() => onTurn(!isOn)}
      >
        {words.captions.show}
      </button>
      {isOn && (
        <>
          <CaptionPaper
            lines={captions.filter(({ by }) => by !== self?.member)}
            isSaid
            nameOf={isOneVoice ? null : nameOf}
          />
          <p class="live-note">{words.captions.means({ tu })}</p>
        </>
      )}
    </>
  )
}

/** Null: not yet known, not wanted, or none. */
function useOnDeviceSpeech(isWanted: boolean): OnDeviceSpeech | null {
  const [speech, setSpeech] = useState<OnDeviceSpeech | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let isLeft = false
    findHere().then((found) => isLeft || setSpeech(found))
    return () => {
      isLeft = true
    }
  }, [isWanted])
  return speech
}

async function findHere(): Promise<OnDeviceSpeech | null> {
  try {
    return await findOnDeviceSpeech(globalThis, createAskedBefore(localStorage, globalThis))
  } catch {
    // Where storage is closed, nobody could say whether it is safe to ask.
    return null
  }
}

/** One's own captions, as the class is told them. */
function useCaptioner(
  speech: OnDeviceSpeech,
  room: RoomInHand,
  sound: Sound,
): { readonly captioner: Captioner; readonly lines: readonly CaptionLine[] } {
  const [lines, setLines] = useState<readonly CaptionLine[]>([])
  const tell = useRef(room.signal)
  tell.current = room.signal
  const [captioner] = useState(() =>
    createCaptioner({
      speech,
      now: Date.now,
      onCaption(caption) {
        tell.current({ kind: 'caption', ...caption })
        setLines((before) => hearCaption(before, { ...caption, by: 0 }))
      },
    }),
  )
  useEffect(() => captioner.close, [captioner])
  useEffect(() => {
    const look = (): void => captioner.follow(sound.ownVoice())
    look()
    return sound.subscribe(look)
  }, [captioner, sound])
  const state = useWatched(captioner)
  const isOn = state === 'deaf' || state === 'hearing'
  useToldWish(room, 'caption_voice', isOn)
  return { captioner, lines }
}

function OwnCaptions({
  speech,
  room,
  sound,
}: {
  speech: OnDeviceSpeech
  room: RoomInHand
  sound: Sound
}) {
  const words = useWords('live').captions
  const { captioner, lines } = useCaptioner(speech, room, sound)
  const state = useWatched(captioner)
  const isOn = state !== 'off' && state !== 'failed'
  return (
    <>
      <button
        type="button"
        class="button quiet live-press"
        aria-pressed={isOn}
        onClick={() => void captioner.setOn(!isOn)}
      >
        {words.own}
      </button>
      <p class="live-note" role="status">
        {state !== 'off' && words[state]}
      </p>
      {state === 'hearing' && <CaptionPaper lines={lines} isSaid={false} nameOf={null} />}
      {isOn && <p class="live-note">{words.ownMeans}</p>}
    </>
  )
}

function othersCaptioned({ members, self }: RoomView): number {
  return members.filter(
    ({ isCaptioned, member, state }) =>
      isCaptioned === true && state === 'here' && member !== self?.member,
  ).length
}

export function ClassCaptions({ room, sound }: { room: RoomInHand; sound: Sound | null }) {
  const words = useWords('live').captions
  const [isSeen, setSeen] = useState(false)
  const { view } = room
  const speech = useOnDeviceSpeech(isAdult(view))
  const others = othersCaptioned(view)
  const mayCaption = isAdult(view) && sound !== null && speech !== null
  if (!mayCaption && others === 0) return null
  return (
    <section class="captions" aria-label={words.title}>
      {mayCaption && <OwnCaptions speech={speech} room={room} sound={sound} />}
      {others > 0 && (
        <SeenCaptions room={room} isOn={isSeen} onTurn={setSeen} isOneVoice={others === 1} />
      )}
    </section>
  )
}
