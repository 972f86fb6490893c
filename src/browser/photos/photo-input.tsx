/** A real file input with a button's face, to take a photo or to choose several. */
import { Sign } from '#browser/drawings/sign.tsx'
import './photos.css'

const accepted = 'image/jpeg,image/png,image/webp,image/heic,image/heif'

export interface PhotoInputProps {
  label: string
  /** On a phone it opens the camera at once. */
  camera: boolean
  disabled: boolean
  onFiles: (files: File[]) => void
}

export function PhotoInput({ label, camera, disabled, onFiles }: PhotoInputProps) {
  return (
    <label class={disabled ? 'button quiet photo-input off' : 'button quiet photo-input'}>
      <input
        class="for-screen-readers"
        type="file"
        accept={accepted}
        multiple={!camera}
        capture={camera ? 'environment' : undefined}
        disabled={disabled}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same photo may be chosen again after it was taken out.
          event.currentTarget.value = ''
        }}
      />
      <Sign name={camera ? 'device' : 'file'} />
      <span>{label}</span>
    </label>
  )
}
