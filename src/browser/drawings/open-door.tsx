/** The school door, open, with the light coming out. */
import { Drawing } from './drawing.tsx'

export function OpenDoor() {
  return (
    <Drawing paper={[240, 180]}>
      <path class="wash" d="M92 160V52h56v108l40 12H60z" />
      <path d="M80 160V40h80v120" />
      <path class="cover" d="M92 52 58 40v130l34-10z" />
      <path d="M92 52 58 40v130l34-10z" />
      <path class="thin" d="M92 52h56v108M66 54l18 6v38l-18-2zM66 108l18 2v34l-18 6z" />
      <path class="accent cover" d="M84 102v6" />
      <path d="M60 40 120 14l60 26" />
      <path class="accent cover" d="M114 33c1-2 1-3 1-5a5 5 0 0 1 10 0c0 2 0 3 1 5z" />
      <path class="accent" d="M104 84h30M104 100h30M104 116h30M108 172l10-8M132 176l-4-10" />
      <path d="M20 160h60M160 160h60" />
      <path
        class="thin"
        d="M188 160v-22M188 138c-10-2-14-10-12-20 10 0 14 8 12 20zM188 146c10-2 14-8 14-18-10 0-14 8-14 18z"
      />
    </Drawing>
  )
}
