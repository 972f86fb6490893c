/** The bell that says when a lesson begins. */
import { Drawing } from './drawing.tsx'

export function Bell() {
  return (
    <Drawing paper={[200, 200]}>
      <path d="M40 24v76M40 40h74c10 0 16 6 16 16" />
      <path class="thin" d="M40 76c24-2 42-14 52-36" />
      <path class="thin" d="M32 34h16M32 90h16" />
      <path
        class="wash"
        d="M92 138c8-10 10-22 10-38 0-18 12-32 28-32s28 14 28 32c0 16 2 28 10 38z"
      />
      <path d="M92 138c8-10 10-22 10-38 0-18 12-32 28-32s28 14 28 32c0 16 2 28 10 38z" />
      <path d="M130 56v12M122 68h16" />
      <path class="thin" d="M104 124h52" />
      <path class="accent" d="M122 140a8 8 0 0 0 16 0" />
      <path class="accent" d="M130 150v26" />
      <path class="accent" d="M124 178h12" />
      <path
        class="accent thin"
        d="M180 92c5 8 6 18 3 28M80 92c-5 8-6 18-3 28M191 84c8 13 9 29 4 44"
      />
    </Drawing>
  )
}
