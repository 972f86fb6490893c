/** A letter on its way out of the envelope. */
import { Drawing } from './drawing.tsx'

export function Letter() {
  return (
    <Drawing paper={[200, 180]}>
      <path class="thin" d="M52 84V24c0-4 3-8 8-8h72l16 16v52" />
      <path class="thin" d="M132 16v16h16" />
      <path class="accent" d="M70 42h40M70 58h60" />
      <path class="accent thin" d="M70 74c6-6 10 6 16 0s10 6 16 0 10 6 16 0" />
      <path class="wash" d="M24 82l76 50 76-50v78c0 4-3 8-8 8H32c-5 0-8-4-8-8z" />
      <path d="M52 64 24 82v78c0 4 3 8 8 8h136c5 0 8-4 8-8V82l-28-18" />
      <path d="M24 84l68 46c5 3 11 3 16 0l68-46" />
      <path class="thin" d="M28 164l46-42M172 164l-46-42" />
    </Drawing>
  )
}
