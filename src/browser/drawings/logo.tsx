/** The logo: the low gable of a préau over the word, and the chalk line of its ground under it. */
import './logo.css'

export interface LogoProps {
  /** Three times the size: for the sign-in page and printed sheets. */
  large?: boolean | undefined
}

export function Logo({ large }: LogoProps) {
  return (
    <span class={large ? 'logo large' : 'logo'}>
      <svg class="logo-roof" viewBox="0 0 120 26" aria-hidden="true" focusable="false">
        <path d="M4 23 60 5l56 18" />
      </svg>
      <span class="logo-word">Préau</span>
      <svg class="logo-ground" viewBox="0 0 120 6" aria-hidden="true" focusable="false">
        <path d="M14 3h92" />
      </svg>
    </span>
  )
}
