/** The préau itself: the roof, its posts, the bell, the bench, the light from the side. */
import { Drawing } from './drawing.tsx'

export function PreauYard() {
  return (
    <Drawing paper={[320, 200]}>
      <path class="wash" d="M122 101 52 172h60l86-71zM198 101l-60 71h66l64-71z" />
      <path class="wash" d="M18 88 160 34l142 54v10L160 45 18 98z" />
      <path d="M18 88 160 34l142 54v10L160 45 18 98z" />
      <path class="thin" d="M44 101h232M84 101V74M236 101V74" />
      <path d="M52 101v71M122 101v71M198 101v71M268 101v71" />
      <path
        class="thin"
        d="M52 120l17-19M122 120l-17-19M122 120l17-19M198 120l-17-19M198 120l17-19M268 120l-17-19"
      />
      <path class="thin" d="M46 172v-6h12v6M116 172v-6h12v6M192 172v-6h12v6M262 172v-6h12v6" />
      <path class="thin" d="M160 46v22" />
      <path class="accent cover" d="M150 85c2-3 2-6 2-9a8 8 0 0 1 16 0c0 3 0 6 2 9z" />
      <path class="accent" d="M160 89v2" />
      <path d="M212 154h42M218 154v18M248 154v18M212 140h42" />
      <path class="thin" d="M212 147h42M218 140v14M248 140v14" />
      <path d="M8 172h304" />
      <path class="accent thin" d="M30 40l14 12M18 62l18 6M54 24l8 14" />
      <path class="accent chalk" d="M24 187h64M112 187h116M252 187h44" />
    </Drawing>
  )
}
