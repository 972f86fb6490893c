/**
 * A recording of a content with its words. Nothing of it is fetched before somebody wants to hear
 * it; a large one says first what that costs. Where it cannot be played, its words stand open.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { Block } from '#contract/content.ts'
import type { FileSummary } from '#contract/resources.ts'
import { SoundPlayer } from './sound-player.tsx'
import { waitsForTap } from './waits-for-tap.ts'

export interface ContentRecordingProps {
  block: Extract<Block, { type: 'audio' }>
  address: string
  file: FileSummary | undefined
}

function Player(props: { title: string; address: string; isAsked: boolean; onFail: () => void }) {
  const { title, address, isAsked, onFail } = props
  const player = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    // The button that was tapped is gone: the keyboard goes on with what came in its place.
    if (isAsked) player.current?.focus()
  }, [isAsked])
  return <SoundPlayer {...{ address, isAsked, onFail, player }} label={title} />
}

export function ContentRecording({ block, address, file }: ContentRecordingProps) {
  const words = useWords('content')
  const format = useFormat()
  const [waits] = useState(() => waitsForTap(file))
  const [isAsked, setAsked] = useState(false)
  const [failed, setFailed] = useState(false)
  const { title, transcript } = block
  const said = <p class="content-transcript">{transcript}</p>
  return (
    <figure class="content-audio">
      <figcaption>{title}</figcaption>
      {failed ? (
        <Notice kind="information" title={words.recordingMissing} live>
          {transcript !== '' && said}
        </Notice>
      ) : waits && !isAsked ? (
        <Button sign="listen" onClick={() => setAsked(true)}>
          {words.hearRecording({ size: format.bytes(file?.byteCount ?? 0) })}
          <span class="for-screen-readers"> {title}</span>
        </Button>
      ) : (
        <Player title={title} address={address} isAsked={isAsked} onFail={() => setFailed(true)} />
      )}
      {transcript !== '' && !failed && <Disclosure label={words.transcript}>{said}</Disclosure>}
    </figure>
  )
}
