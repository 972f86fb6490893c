/** The bench of the yard, with somebody’s scarf left on it. */
import { Drawing } from './drawing.tsx'

export function Bench() {
  return (
    <Drawing paper={[240, 160]}>
      <path class="wash" d="M34 48h172v16H34zM34 66h172v14H34z" />
      <path d="M34 48h172M34 64h172M34 80h172" />
      <path d="M28 100h184M24 110h192" />
      <path d="M54 40v60M186 40v60" />
      <path d="M54 110c0 12-2 22-10 32M186 110c0 12 2 22 10 32" />
      <path d="M66 110c0 10 4 20 12 26M174 110c0 10-4 20-12 26" />
      <path class="thin" d="M36 142h16M188 142h16M72 137h12M156 137h12" />
      <path
        class="accent cover"
        d="M122 41c8-4 18-4 26 0l-1 30c2 14 4 26 10 38l-14 5c-7-13-9-26-9-42l-12-2z"
      />
      <path class="accent thin" d="M124 53h23M123 61h24M138 94l13-4" />
      <path class="accent thin" d="M143 114l-2 8M149 112l0 8M155 110l2 8" />
      <path d="M10 146h220" />
      <path class="accent chalk" d="M28 156h184" />
    </Drawing>
  )
}
