/** The logo: the low gable of a préau over the word. The gable is chalk, the word is ours. */
import './logo.css'

export interface LogoProps {
  /** On the dark header the word takes the header's own colour. */
  large?: boolean | undefined
}

export function Logo({ large }: LogoProps) {
  return (
    <span class={large ? 'logo large' : 'logo'}>
      <svg class="logo-roof" viewBox="0 0 120 26" aria-hidden="true" focusable="false">
        <path class="logo-gable" d="M3 22 60 4l57 18" />
        <path class="logo-accent" d="M60 14v8" />
      </svg>
      <span class="logo-word">Préau</span>
    </span>
  )
}
