/** A player of the browser's own for one sound. Nothing is fetched before somebody wants to hear it. */
import type { Ref } from 'preact'

export interface SoundPlayerProps {
  address: string
  /** What the sound is, for those who do not see where the player stands. */
  label: string
  /** It lies on this page already: its length is known at once. */
  isHere?: boolean | undefined
  /** Somebody pressed to hear it: it begins by itself. */
  isAsked?: boolean | undefined
  onFail?: (() => void) | undefined
  player?: Ref<HTMLAudioElement> | undefined
}

export function SoundPlayer(props: SoundPlayerProps) {
  const { address, label, isHere, isAsked = false, onFail, player = null } = props
  return (
    // biome-ignore lint/a11y/useMediaCaption: a sound's words stand beside it, where it has any.
    <audio
      ref={player}
      controls
      autoPlay={isAsked}
      preload={isHere ? 'metadata' : 'none'}
      src={address}
      aria-label={label}
      onError={onFail}
    />
  )
}
