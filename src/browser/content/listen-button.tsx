/** Reads something aloud with the device's own voice; a second press stops it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLanguage, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import type { SpokenPiece } from './content-text.ts'
import { deviceVoice, hasDeviceVoice, speak, stopSpeaking } from './device-voice.ts'

export interface ListenButtonProps {
  /** What is said; asked for only when the button is pressed. */
  pieces: () => readonly SpokenPiece[]
  /** What will be heard, for screen readers: "la question 3". */
  what?: string | undefined
  /** Only the sign: beside a choice. */
  signOnly?: boolean | undefined
  /** Across the line, before everything else: for who is to be read to. */
  first?: boolean | undefined
}

export function ListenButton({ pieces, what, signOnly, first }: ListenButtonProps) {
  const words = useWords('content')
  // Contents are French whatever the interface speaks; this button belongs to the interface.
  const language = useLanguage()
  const owner = useRef(Symbol('listen'))
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => {
    const mine = owner.current
    const stop = deviceVoice.subscribe(() => setSpeaking(deviceVoice.speaker() === mine))
    return () => {
      stop()
      stopSpeaking(mine)
    }
  }, [])
  if (!hasDeviceVoice()) return null
  return (
    <span
      class={`listen no-print${speaking ? ' speaking' : ''}${first ? ' listen-first' : ''}`}
      lang={language}
    >
      <Button
        sign={speaking ? 'cross' : 'listen'}
        signOnly={signOnly}
        title={signOnly ? (speaking ? words.stopListening : words.listen) : undefined}
        onClick={() => {
          if (speaking) stopSpeaking(owner.current)
          else
            speak(owner.current, pieces(), () => toast({ text: words.noVoice, kind: 'attention' }))
        }}
      >
        {speaking ? words.stopListening : words.listen}
        {what && <span class="for-screen-readers"> {what}</span>}
      </Button>
    </span>
  )
}
