/** The files of an answer that are no photos: chosen, named, replaced, taken out again. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { HandedName } from '#browser/content/handed-files.tsx'
import { handedAccept } from '#browser/content/handed-kind.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import { photoBytesMax } from '#contract/kept-work-limits.ts'
import type { AttemptDesk } from './attempt-desk.ts'
import { photosMax } from './photo-sender.ts'
import { SendingState } from './sending-state.tsx'
import { type FileRefused, takeFiles } from './take-files.ts'
import { useWayBack } from './use-way-back.ts'

interface FileInputProps {
  label: string
  /** What only a screen reader needs to hear besides. */
  about?: string
  multiple: boolean
  disabled: boolean
  onFiles: (files: File[]) => void
}

function FileInput({ label, about, multiple, disabled, onFiles }: FileInputProps) {
  return (
    <label class={disabled ? 'button quiet photo-input off' : 'button quiet photo-input'}>
      <input
        class="for-screen-readers"
        type="file"
        accept={handedAccept}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again after it was taken out.
          event.currentTarget.value = ''
        }}
      />
      <Sign name="file" />
      <span>
        {label}
        {about !== undefined && <span class="for-screen-readers"> {about}</span>}
      </span>
    </label>
  )
}

/** Which of the chosen files are not in the answer, each with its reason. */
function NotTaken({ refused }: { refused: readonly FileRefused[] }) {
  const words = useWords('handed-file')
  const format = useFormat()
  if (refused.length === 0) return null
  const sizeMax = format.bytes(photoBytesMax)
  return (
    <Notice kind="attention" title={words.notTaken({ count: refused.length })} live>
      <ul class="plain">
        {refused.map(({ file: { name, size }, why }) => (
          <li key={name}>
            {why === 'large'
              ? words.why.large({ name, size: format.bytes(size), max: sizeMax })
              : why === 'many'
                ? words.why.many({ name, max: photosMax })
                : words.why[why]({ name })}
          </li>
        ))}
      </ul>
      <p>{words.nothingLost}</p>
    </Notice>
  )
}

function useTaking(desk: AttemptDesk, questionId: string, room: number, takesPhotos: boolean) {
  const words = useWords('handed-file')
  const offerWayBack = useWayBack(desk, words)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<readonly FileRefused[]>([])
  const take = async (files: readonly File[], instead?: { id: string; name: string }) => {
    setBusy(true)
    const taken = await takeFiles(desk, files, {
      questionId,
      takesPhotos,
      room: instead === undefined ? room : 1,
      instead: instead?.id,
    })
    setRefused(taken.refused)
    setBusy(false)
    if (instead === undefined || taken.before === null) return
    offerWayBack(words.replaced({ name: instead.name }), taken.before)
  }
  const remove = async (id: string, name: string): Promise<void> =>
    offerWayBack(words.removed({ name }), await desk.photos.drop(questionId, id))
  return { isBusy, refused, take, remove }
}

interface FileShelfProps {
  desk: AttemptDesk
  questionId: string
  /** Its files other than photos, in the order in which they were chosen. */
  fileIds: readonly string[]
  /** How many photos and other files the answer has. */
  taken: number
  /** Pictures among the chosen files become pages. */
  takesPhotos: boolean
  locked: boolean
}

export function FileShelf({
  desk,
  questionId,
  fileIds,
  taken,
  takesPhotos,
  locked,
}: FileShelfProps) {
  const words = useWords('handed-file')
  const format = useFormat()
  const here = new Map(useWatched(desk.photos).map((one) => [one.key, one]))
  const atSchool = new Map(desk.attempt.photos.map((file) => [file.id, file]))
  const preparing = useWatched(desk.preparing)[questionId] ?? 0
  const room = photosMax - taken - preparing
  const taking = useTaking(desk, questionId, room, takesPhotos)
  return (
    <div class="file-shelf">
      <p class="field-label">{words.title}</p>
      <NotTaken refused={taking.refused} />
      {fileIds.length > 0 && (
        <ul class="plain handed-files">
          {fileIds.map((id) => {
            const file = here.get(id)
            const name = file?.name || atSchool.get(id)?.name || words.unnamed
            const byteCount = file?.byteCount ?? atSchool.get(id)?.byteCount ?? null
            return (
              <li key={id} class="handed-file">
                <HandedName name={name} byteCount={byteCount} />
                <SendingState desk={desk} photo={file} words={words} />
                {!locked && (
                  <div class="row">
                    <FileInput
                      label={words.replace}
                      about={name}
                      multiple={false}
                      disabled={taking.isBusy}
                      onFiles={(files) => void taking.take(files, { id, name })}
                    />
                    <Button sign="cross" onClick={() => void taking.remove(id, name)}>
                      {words.remove}
                      <span class="for-screen-readers"> {name}</span>
                    </Button>
                  </div>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {taking.isBusy && <p role="status">{words.preparing}</p>}
      {!locked && (
        <>
          <div class="row">
            <FileInput
              label={words.choose}
              multiple
              disabled={room <= 0 || taking.isBusy}
              onFiles={(files) => void taking.take(files)}
            />
          </div>
          <p class="field-hint">
            {words.hint({ max: photosMax, size: format.bytes(photoBytesMax) })}
          </p>
        </>
      )}
    </div>
  )
}
