/** The sound of a class: what has to be pressed to hear it, who speaks, and one's own microphone. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import type { Sound, SoundState } from '#browser/sound/sound.ts'
import { holdSpace } from './hold-space.ts'
import { LiveSign } from './live-sign.tsx'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, memberOf, type RoomView } from './room-view.ts'
import { SoundMissing } from './sound-missing.tsx'

function useSoundState(sound: Sound): SoundState {
  const [state, setState] = useState(() => sound.current())
  useEffect(() => {
    const look = (): void => setState(sound.current())
    look()
    return sound.subscribe(look)
  }, [sound])
  return state
}

/** Outside of everything that takes keys itself. */
function useHeldSpace(set: (isHeld: boolean) => void, isWanted: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `set` is made anew at every drawing and does the same.
  useEffect(() => (isWanted ? holdSpace(set) : undefined), [isWanted])
}

function maySpeak(view: RoomView): boolean {
  if (isAdult(view)) return true
  return !view.isHeld && memberOf(view, view.self?.member ?? 0)?.grants.speak === true
}

type Without = Exclude<SoundState['microphone'], 'closed' | 'asking' | 'open' | 'unsupported'>

function isWithout(microphone: SoundState['microphone']): microphone is Without {
  return !['closed', 'asking', 'open', 'unsupported'].includes(microphone)
}

function MicrophoneActs({ sound, state }: { sound: Sound; state: SoundState }) {
  const words = useWords('live').sound
  const tu = useVoice() === 'tu'
  /** Open until it is closed, beside being held. */
  const [stays, setStays] = useState(false)
  const set = (isOn: boolean): void => void sound.setMicrophone(isOn)
  useHeldSpace(set, !stays)
  // Whoever has the floor taken from them does not speak on when it is given back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when this goes.
  useEffect(() => () => set(false), [])
  const { microphone, isMicrophoneOn, level } = state
  const isCut = microphone === 'cut'
  // Whoever speaks to nobody looks elsewhere, and has to learn of it there.
  useEffect(() => {
    if (!isCut) return
    setStays(false)
    void sound.setMicrophone(false)
    toast({ text: words.cut, kind: 'attention' })
  }, [isCut, sound, words.cut])
  if (microphone === 'unsupported') return <p class="live-note">{words.unsupported}</p>
  const press = async (): Promise<void> => {
    setStays(!stays)
    await sound.setMicrophone(!stays)
    // Where it could not be opened, the next press asks again.
    if (isWithout(sound.current().microphone)) setStays(false)
  }
  return (
    <>
      <button
        type="button"
        class="button quiet live-press"
        aria-pressed={stays && isMicrophoneOn}
        onClick={() => void press()}
      >
        <LiveSign name="microphone" />
        <span>{stays ? words.closeMicrophone : words.openMicrophone}</span>
      </button>
      {!stays && (
        <button
          type="button"
          class="button quiet live-press live-hold"
          aria-pressed={isMicrophoneOn}
          title={words.holdHint}
          onPointerDown={({ currentTarget, pointerId }) => {
            // A thumb drifts while it speaks.
            currentTarget.setPointerCapture(pointerId)
            set(true)
          }}
          onPointerUp={() => set(false)}
          onPointerCancel={() => set(false)}
          onKeyDown={({ key, repeat }) => {
            if (key === ' ' && !repeat) set(true)
          }}
          onKeyUp={({ key }) => {
            if (key === ' ') set(false)
          }}
          onBlur={() => set(false)}
        >
          {words.holdToTalk}
        </button>
      )}
      {isWithout(microphone) && (
        <p class="live-note" role={isCut ? undefined : 'status'}>
          {microphone === 'missing' ? words.microphoneMissing({ tu }) : words[microphone]}
        </p>
      )}
      {microphone === 'asking' && <p class="live-note">{words.asking}</p>}
      {isMicrophoneOn && (
        <p class="live-level">
          {words.level}
          <span class="live-level-bar" aria-hidden="true">
            <span style={{ inlineSize: `${Math.round(Math.min(1, level) * 100)}%` }} />
          </span>
        </p>
      )}
    </>
  )
}

export function ClassSound({ room: { view }, sound }: { room: RoomInHand; sound: Sound }) {
  const words = useWords('live')
  const format = useFormat()
  const tu = useVoice() === 'tu'
  const state = useSoundState(sound)
  const names = state.speaking.flatMap((member) => memberOf(view, member)?.name ?? [])
  return (
    <section class="live-acts" aria-label={words.sound.title}>
      {state.needsPress && (
        <>
          <Button kind="primary" sign="listen" onClick={() => void sound.allow()}>
            {words.sound.allow}
          </Button>
          <p class="live-note">{words.sound.allowMeans}</p>
        </>
      )}
      {maySpeak(view) ? (
        <MicrophoneActs sound={sound} state={state} />
      ) : (
        !view.isHeld && <p class="live-note">{words.sound.askFloor({ tu })}</p>
      )}
      {state.isMissing && <SoundMissing onAgain={sound.again} />}
      {state.line === 'lost' && <p class="live-note">{words.sound.lost}</p>}
      <p class="live-note">
        {names.length === 0
          ? words.sound.quiet
          : words.sound.speaking({ names: format.list(names) })}
      </p>
    </section>
  )
}
