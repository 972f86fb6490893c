/** Photos of pages: taken or chosen, seen as thumbnails, taken out again. */

import { useState } from 'preact/hooks'
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { attemptPhotos } from '#browser/content/file-addresses.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import { type AttemptDesk, photosMax } from './attempt-desk.ts'
import type { PhotoUnderWay } from './photo-sender.ts'

export interface PhotoShelfProps {
  desk: AttemptDesk
  questionId: string
  fileIds: readonly string[]
  locked: boolean
  onRemove: (fileId: string) => void
}

const accepted = 'image/jpeg,image/png,image/webp,image/heic,image/heif'

/** A real file input with a button's face; on a phone `camera` opens the camera at once. */
function PhotoInput(props: {
  label: string
  camera: boolean
  disabled: boolean
  onFiles: (files: File[]) => void
}) {
  return (
    <label class={props.disabled ? 'button quiet photo-input off' : 'button quiet photo-input'}>
      <input
        class="for-screen-readers"
        type="file"
        accept={accepted}
        multiple={!props.camera}
        capture={props.camera ? 'environment' : undefined}
        disabled={props.disabled}
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])])
          // The same photo may be chosen again after it was taken out.
          event.currentTarget.value = ''
        }}
      />
      <Sign name={props.camera ? 'device' : 'file'} />
      <span>{props.label}</span>
    </label>
  )
}

function UnderWayLine({ desk, photo }: { desk: AttemptDesk; photo: PhotoUnderWay }) {
  const words = useWords('exercise')
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  const { refusal } = photo
  const said = refusal && currentRefusalWords({ refusal, refusals, general, voice, format })
  return (
    <li class="photo under-way">
      {photo.preview !== null && <img src={photo.preview} alt="" />}
      <div class="photo-words">
        {said === null ? (
          <>
            <p role="status">{general.onDevice}</p>
            {photo.share > 0 && (
              <Progress
                label={words.photoSending}
                value={Math.round(photo.share * 100)}
                max={100}
              />
            )}
          </>
        ) : (
          <>
            <p role="alert">
              <strong>{words.photoFailed}</strong> {said.what}
            </p>
            <Button onClick={() => void desk.photos.retry(photo.key)}>{general.retry}</Button>
          </>
        )}
        <Button sign="cross" onClick={() => void desk.photos.drop(photo.key)}>
          {words.removePhoto}
          <span class="for-screen-readers"> {photo.name}</span>
        </Button>
      </div>
    </li>
  )
}

export function PhotoShelf({ desk, questionId, fileIds, locked, onRemove }: PhotoShelfProps) {
  const words = useWords('exercise')
  const underWay = useWatched(desk.photos).filter((one) => one.questionId === questionId)
  const address = attemptPhotos(desk.attempt.id)
  const waiting = new Set(underWay.map((photo) => photo.key))
  const atSchool = fileIds.filter((id) => !waiting.has(id))
  const room = photosMax - atSchool.length - underWay.length
  const [isFull, setIsFull] = useState(false)
  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files.slice(0, room)) {
      const hasRoom = await desk.photos.add(questionId, file)
      setIsFull(!hasRoom)
    }
  }
  const addAll = (files: readonly File[]): void => void add(files)
  return (
    <div class="photo-shelf">
      <p class="field-label">{words.photos}</p>
      {isFull && <Notice kind="attention" title={words.noRoomForPhoto} live />}
      {atSchool.length + underWay.length > 0 && (
        <ul class="plain photos">
          {atSchool.map((fileId, place) => (
            <li key={fileId} class="photo">
              <a href={address(fileId)} target="_blank" rel="noreferrer">
                <img src={address(fileId)} alt={words.photoNumber({ number: place + 1 })} />
              </a>
              {!locked && (
                <Button sign="cross" onClick={() => onRemove(fileId)}>
                  {words.removePhoto}
                  <span class="for-screen-readers">
                    {' '}
                    {words.photoNumber({ number: place + 1 })}
                  </span>
                </Button>
              )}
            </li>
          ))}
          {underWay.map((photo) => (
            <UnderWayLine key={photo.key} desk={desk} photo={photo} />
          ))}
        </ul>
      )}
      {!locked && (
        <>
          <div class="row">
            <PhotoInput label={words.takePhoto} camera disabled={room <= 0} onFiles={addAll} />
            <PhotoInput
              label={words.choosePhoto}
              camera={false}
              disabled={room <= 0}
              onFiles={addAll}
            />
          </div>
          <p class="field-hint">{words.photosMax({ max: photosMax })}</p>
        </>
      )}
    </div>
  )
}
