/** A telephone with an address on it: where a letter's or a card's way begins. */
import { Drawing } from './drawing.tsx'

export function PhoneInHand() {
  return (
    <Drawing paper={[200, 180]}>
      <path class="wash" d="M70 20h68c7 0 12 5 12 12v124c0 7-5 12-12 12H70z" />
      <path
        class="cover"
        d="M62 12h66c7 0 12 5 12 12v130c0 7-5 12-12 12H62c-7 0-12-5-12-12V24c0-7 5-12 12-12z"
      />
      <path d="M62 12h66c7 0 12 5 12 12v130c0 7-5 12-12 12H62c-7 0-12-5-12-12V24c0-7 5-12 12-12z" />
      <path class="thin" d="M86 24h18M88 154h14" />
      <path class="accent" d="M64 44h62v18H64z" />
      <path class="thin" d="M72 53h30" />
      <path d="M66 108l29-18 29 18" />
      <path class="thin" d="M74 110v24M116 110v24M70 134h50" />
    </Drawing>
  )
}
