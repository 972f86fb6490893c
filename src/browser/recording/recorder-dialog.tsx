/**
 * Records a sound in place, or takes a sound file: whoever has no microphone, or gives none, is not
 * left standing. A recording lies nowhere but here until it is kept, so nothing closes it by accident.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { SoundPlayer } from '#browser/content/sound-player.tsx'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { FileField } from '#browser/parts/file-field.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import { recordingSecondsMax } from '#contract/recording-limits.ts'
import type { FileSummary } from '#contract/resources.ts'
import { clockText } from './clock-text.ts'
import { endingOf } from './recording-container.ts'
import { RecordingNow } from './recording-now.tsx'
import type { RecorderTrouble } from './sound-recorder.ts'
import { type Recording, useRecording } from './use-recording.ts'
import './recording.css'

export interface RecorderDialogProps {
  /** Sends the sound; a refusal is shown here, and the sound stays. */
  upload: (file: File) => Promise<ApiResult<FileSummary>>
  onKept: (file: FileSummary) => void
  onClose: () => void
}

interface Sending {
  readonly isBusy: boolean
  readonly refusal: ApiRefusal | null
}

const limitMs = recordingSecondsMax * 1_000

function ReadyToRecord(props: {
  trouble: RecorderTrouble | null
  isAsking: boolean
  isSending: boolean
  onStart: () => void
  onFile: (file: File) => void
}) {
  const words = useWords('recording')
  const format = useFormat()
  const { trouble, isAsking, isSending, onStart, onFile } = props
  return (
    <>
      {trouble !== null && (
        <Notice kind="attention" title={words.troubles[trouble].what} live>
          <p>{words.troubles[trouble].todo}</p>
        </Notice>
      )}
      <div class="recording-start">
        <Button
          kind="primary"
          busy={isAsking}
          busyText={words.asking}
          disabled={isSending}
          onClick={onStart}
        >
          {words.start}
        </Button>
        <p class="field-hint">{words.startHint({ max: format.duration(limitMs) })}</p>
      </div>
      <FileField
        label={words.otherWay}
        hint={isSending ? words.keeping : words.otherWayHint}
        files={[]}
        accept="audio/*"
        disabled={isSending}
        onFiles={([file]) => {
          if (file !== undefined) onFile(file)
        }}
      />
    </>
  )
}

function Recorded(props: {
  recording: Extract<Recording, { state: 'recorded' }>
  isSending: boolean
  onKeep: () => void
  onAgain: () => void
}) {
  const words = useWords('recording')
  const format = useFormat()
  const { recording, isSending, onKeep, onAgain } = props
  const { address, lengthMs } = recording
  return (
    <>
      {lengthMs >= limitMs && (
        <Notice kind="information" title={words.limit({ max: format.duration(limitMs) })} live />
      )}
      <p role="status">{words.recorded({ time: clockText(lengthMs) })}</p>
      <SoundPlayer address={address} label={words.listen} isHere />
      <div class="row">
        <Button kind="primary" busy={isSending} busyText={words.keeping} onClick={onKeep}>
          {words.keep}
        </Button>
        <Button disabled={isSending} onClick={onAgain}>
          {words.again}
        </Button>
      </div>
      <p class="field-hint">{words.wordsNext}</p>
    </>
  )
}

/** The button that somebody had pressed goes with what it led to: the keyboard goes on to the next. */
function useFocusOn(state: Recording['state']) {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(state)
  useEffect(() => {
    const isOther = before.current !== state && state !== 'asking'
    before.current = state
    if (isOther) place.current?.querySelector('button')?.focus()
  }, [state])
  return place
}

/** What would be lost, and what is done then. */
type Losing = 'again' | 'leave'

function LoseDialog(props: { losing: Losing | null; onLose: () => void; onClose: () => void }) {
  const words = useWords('recording')
  return (
    <ConfirmDialog
      open={props.losing !== null}
      title={words.lose.title}
      confirmText={words.lose.confirm}
      onConfirm={props.onLose}
      onClose={props.onClose}
    >
      <p>{words.lose.means}</p>
    </ConfirmDialog>
  )
}

function useSending({ upload, onKept }: RecorderDialogProps) {
  const [sending, setSending] = useState<Sending>({ isBusy: false, refusal: null })
  const send = async (file: File): Promise<void> => {
    setSending({ isBusy: true, refusal: null })
    const sent = await upload(file)
    setSending({ isBusy: false, refusal: sent.ok ? null : sent.refusal })
    if (sent.ok) onKept(sent.value)
  }
  return { ...sending, send }
}

export function RecorderDialog(props: RecorderDialogProps) {
  const { onClose } = props
  const words = useWords('recording')
  const format = useFormat()
  const { recording, start, clear } = useRecording()
  const { isBusy, refusal, send } = useSending(props)
  const [losing, setLosing] = useState<Losing | null>(null)
  const { state } = recording
  const place = useFocusOn(state)
  const holdsSound = state === 'recording' || state === 'recorded'
  useUnsavedGuard(() => holdsSound)
  const keep = (sound: Blob): void => {
    const name = `${words.fileName({ day: format.day(Date.now()) })}.${endingOf(sound.type)}`
    void send(new File([sound], name, { type: sound.type }))
  }
  return (
    <Dialog open title={words.title} firm={holdsSound || isBusy} onClose={onClose}>
      <div ref={place} class="stack">
        {(state === 'ready' || state === 'asking') && (
          <ReadyToRecord
            trouble={state === 'ready' ? recording.trouble : null}
            isAsking={state === 'asking'}
            isSending={isBusy}
            onStart={start}
            onFile={(file) => void send(file)}
          />
        )}
        {state === 'recording' && <RecordingNow recorder={recording.recorder} />}
        {state === 'recorded' && (
          <Recorded
            recording={recording}
            isSending={isBusy}
            onKeep={() => keep(recording.sound)}
            onAgain={() => setLosing('again')}
          />
        )}
        {refusal && <ErrorView refusal={refusal} live />}
        {holdsSound && (
          <div>
            <Button disabled={isBusy} onClick={() => setLosing('leave')}>
              {words.leave}
            </Button>
          </div>
        )}
      </div>
      <LoseDialog
        losing={losing}
        onClose={() => setLosing(null)}
        onLose={() => {
          clear()
          setLosing(null)
          if (losing === 'leave') onClose()
        }}
      />
    </Dialog>
  )
}
