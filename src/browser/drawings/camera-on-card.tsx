/** A telephone whose camera sees the square of a class card. */
import { Drawing } from './drawing.tsx'

export function CameraOnCard() {
  return (
    <Drawing paper={[240, 180]}>
      <path class="wash" d="M92 60l76 26v44l-76 2z" />
      <path
        class="cover"
        d="M28 26c0-6 4-10 10-10h52c6 0 10 4 10 10v128c0 6-4 10-10 10H38c-6 0-10-4-10-10z"
      />
      <path d="M28 26c0-6 4-10 10-10h52c6 0 10 4 10 10v128c0 6-4 10-10 10H38c-6 0-10-4-10-10z" />
      <path class="thin" d="M56 26h16M58 154h12" />
      <path class="accent" d="M40 74v-12h12M88 74v-12H76M40 106v12h12M88 106v12H76" />
      <path class="thin" d="M52 74h10v10H52zM68 74h8v8h-8zM52 92h8v10h-8z" />
      <path class="thin" d="M70 92h6v10h-6" />
      <path class="cover" d="M140 64h84v76h-84z" />
      <path d="M146 64h72c4 0 6 2 6 6v64c0 4-2 6-6 6h-72c-4 0-6-2-6-6V70c0-4 2-6 6-6z" />
      <path d="M152 78h14v14h-14zM182 78h14v14h-14zM152 108h14v14h-14z" />
      <path class="accent" d="M174 80v10M156 100h12M176 100h18M178 110v10M188 114h8" />
      <path class="thin" d="M206 80v10M206 98v8" />
      <path class="accent thin chalk" d="M100 70l36 2M100 112l36 16" />
      <path class="thin" d="M118 164h116" />
    </Drawing>
  )
}
