/** What the teacher says of the whole copy: recorded here, with its words, heard once it is returned. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { spokenSounds } from '#browser/content/file-addresses.ts'
import { SoundPlayer } from '#browser/content/sound-player.tsx'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { TextArea } from '#browser/parts/text-area.tsx'
import { RecorderOnDemand } from '#browser/recording/recorder-on-demand.tsx'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import { useUploads } from '#browser/write/use-uploads.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { AttemptResult } from '#contract/results.ts'
import { type SpokenComment, spokenWordsMax } from '#contract/spoken-comments.ts'

function Sound({ attemptId, sound }: { attemptId: string; sound: FileSummary }) {
  const words = useWords('marking').spoken
  return <SoundPlayer address={`${spokenSounds(attemptId)}/${sound.id}`} label={words.sound} />
}

interface WordsDialogProps {
  attemptId: string
  sound: FileSummary
  onKept: (comment: SpokenComment) => void
  onClose: () => void
}

/** Asked at once, while the teacher has it in mind; until then nobody hears the sound. */
function WordsDialog({ attemptId, sound, onKept, onClose }: WordsDialogProps) {
  const words = useWords('marking').spoken
  const act = useAct()
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  useUnsavedGuard(() => true)
  const keep = (): void => {
    const said = text.trim()
    setMissing(said === '')
    if (said === '') {
      if (form.current !== null) focusMistake(form.current)
      return
    }
    const path = `/api/attempts/${attemptId}/spoken-comment`
    const body = { fileId: sound.id, words: said }
    void act.run(
      () => callApi(path, { method: 'PUT', body }),
      () => onKept({ sound, words: said }),
    )
  }
  return (
    <Dialog
      open
      firm
      title={words.wordsTitle}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={act.busy} onClick={keep}>
            {words.keep}
          </Button>
          <Button disabled={act.busy} onClick={onClose}>
            {words.drop}
          </Button>
        </>
      }
    >
      <div ref={form} class="stack">
        <Sound attemptId={attemptId} sound={sound} />
        <TextArea
          label={words.words}
          hint={words.wordsHint}
          error={isMissing ? words.wordsMissing : undefined}
          value={text}
          maxLength={spokenWordsMax}
          onValue={setText}
        />
        {act.refusal && <ErrorView refusal={act.refusal} live />}
      </div>
    </Dialog>
  )
}

function WithdrawButton({
  attemptId,
  onWithdrawn,
}: {
  attemptId: string
  onWithdrawn: () => void
}) {
  const words = useWords('marking').spoken
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const withdraw = (): void => {
    void act.run(
      () => callApi(`/api/attempts/${attemptId}/spoken-comment`, { method: 'DELETE' }),
      onWithdrawn,
    )
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.withdraw}</Button>
      <ConfirmDialog
        open={asking}
        title={words.ask.title}
        confirmText={words.withdraw}
        busy={act.busy}
        onConfirm={withdraw}
        onClose={() => setAsking(false)}
      >
        <p>{words.ask.means}</p>
        {act.refusal && <ErrorView refusal={act.refusal} live />}
      </ConfirmDialog>
    </>
  )
}

/** What is open over the page. */
type Form = { readonly kind: 'recorder' } | { readonly kind: 'words'; readonly sound: FileSummary }

export function SpokenCommentCard({ result }: { result: AttemptResult }) {
  const { attemptId, marks } = result
  const words = useWords('marking').spoken
  const [comment, setComment] = useState(marks?.spoken ?? null)
  const [form, setForm] = useState<Form | null>(null)
  const { upload } = useUploads(spokenSounds(attemptId), [])
  const change = (next: SpokenComment | null): void => {
    setComment(next)
    setForm(null)
    toast({ text: next === null ? words.withdrawn : words.kept })
  }
  return (
    <Card title={words.title}>
      {comment === null ? (
        <p class="soft small">{words.means}</p>
      ) : (
        <>
          <Sound attemptId={attemptId} sound={comment.sound} />
          <p class="spoken-words">{comment.words}</p>
        </>
      )}
      <div class="row no-print">
        <Button onClick={() => setForm({ kind: 'recorder' })}>
          {comment === null ? words.record : words.again}
        </Button>
        {comment !== null && (
          <WithdrawButton attemptId={attemptId} onWithdrawn={() => change(null)} />
        )}
      </div>
      {form?.kind === 'recorder' && (
        <RecorderOnDemand
          upload={upload}
          onKept={(sound) => setForm({ kind: 'words', sound })}
          onClose={() => setForm(null)}
        />
      )}
      {form?.kind === 'words' && (
        <WordsDialog
          attemptId={attemptId}
          sound={form.sound}
          onClose={() => setForm(null)}
          onKept={change}
        />
      )}
    </Card>
  )
}
